/** Chromium's accessibility tree as readable text: one indented line per node, with its states. */
import type { CDPSession, Page, Protocol } from 'puppeteer-core';

type AXNode = Protocol.Accessibility.AXNode;
type Attributes = ReadonlyMap<string, string>;

/** Roles that are replaced by their children, since they only serve the layout or repeat the text in them. */
const TRANSPARENT_ROLES = new Set([
  'none',
  'generic',
  'InlineTextBox',
  'strong',
  'time',
  'DescriptionList',
  'MenuListPopup',
]);

/** Roles around the tested content. */
const OUTER_ROLES = new Set(['RootWebArea', 'main']);

/** The states that screen readers announce, each with its default value, which is left out. */
const STATES = {
  level: undefined,
  checked: undefined,
  pressed: undefined,
  expanded: undefined,
  selected: undefined,
  disabled: false,
  multiselectable: false,
  url: undefined,
} as const;

/** Attributes that assistive technology gets but Chromium's protocol does not report; they are read from the DOM. */
const ATTRIBUTES = ['aria-sort', 'aria-rowcount', 'aria-rowindex', 'aria-colindex', 'aria-colspan', 'lang', 'dir'];

/** The accessibility tree of everything inside `main`, as text. */
export async function accessibilityText(page: Page): Promise<string> {
  const session = await page.createCDPSession();
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const tree = new Tree(nodes, await attributesOf(session));
    return tree.lines().join('\n') + '\n';
  } finally {
    await session.detach();
  }
}

/** The attributes of every element, shadow roots included, by backend node id. */
async function attributesOf(session: CDPSession): Promise<Map<number, Attributes>> {
  const found = new Map<number, Attributes>();
  const visit = (node: Protocol.DOM.Node): void => {
    // The protocol lists names and values alternately.
    const namesAndValues = node.attributes ?? [];
    const attributes = new Map<string, string>();
    for (let index = 0; index < namesAndValues.length; index += 2) {
      attributes.set(namesAndValues[index]!, namesAndValues[index + 1]!);
    }
    found.set(node.backendNodeId, attributes);
    for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) visit(child);
  };
  visit((await session.send('DOM.getDocument', { depth: -1, pierce: true })).root);
  return found;
}

class Tree {
  readonly #byId: ReadonlyMap<string, AXNode>;
  readonly #root: AXNode;
  readonly #attributes: ReadonlyMap<number, Attributes>;

  constructor(nodes: readonly AXNode[], attributes: ReadonlyMap<number, Attributes>) {
    this.#byId = new Map(nodes.map((node) => [node.nodeId, node]));
    this.#root = nodes[0]!;
    this.#attributes = attributes;
  }

  lines(): string[] {
    return this.#linesOf(this.#root, '');
  }

  #linesOf(node: AXNode, indent: string): string[] {
    const role = roleOf(node);
    const name = nameOf(node);
    if (node.ignored || OUTER_ROLES.has(role) || (TRANSPARENT_ROLES.has(role) && name === ''))
      return this.#childrenOf(node).flatMap((child) => this.#linesOf(child, indent));
    if (role === 'StaticText') return name === '' ? [] : [`${indent}${quoted(name)}`];
    const line = [indent + role, ...(name === '' ? [] : [quoted(name)]), ...this.#statesOf(node)].join(' ');
    const texts = this.#textsOf(node);
    if (texts && name === '') return [[`${line}:`, ...texts.map(quoted)].join(' ')];
    // The children are left out where they only repeat the name.
    if (role === 'searchbox' || (texts && isSame(name, texts.join('')))) return [line];
    return [line, ...this.#childrenOf(node).flatMap((child) => this.#linesOf(child, `${indent}  `))];
  }

  /** The texts of a node that contains only text, else null. */
  #textsOf(node: AXNode): string[] | null {
    const texts: string[] = [];
    for (const child of this.#childrenOf(node)) {
      const isText = roleOf(child) === 'StaticText';
      if (!isText && !child.ignored && !TRANSPARENT_ROLES.has(roleOf(child))) return null;
      const inside = isText ? [nameOf(child)].filter(Boolean) : this.#textsOf(child);
      if (inside === null) return null;
      texts.push(...inside);
    }
    return texts.length > 0 ? texts : null;
  }

  #childrenOf({ childIds = [] }: AXNode): AXNode[] {
    return childIds.flatMap((id) => this.#byId.get(id) ?? []);
  }

  #statesOf(node: AXNode): string[] {
    const states = (node.properties ?? []).flatMap(({ name, value: { value } }) => {
      if (!(name in STATES) || value === STATES[name as keyof typeof STATES]) return [];
      return [`${name}=${String(value).replace(/^.*?:\/\/[^/]*/, '')}`];
    });
    const attributes = this.#attributes.get(node.backendDOMNodeId ?? 0);
    const read = ATTRIBUTES.filter((name) => attributes?.has(name)).map((name) => `${name.replace('aria-', '')}=${attributes!.get(name)!}`); // prettier-ignore
    const value = node.value ? [`value=${quoted(valueOf(node))}`] : [];
    const description = node.description?.value ? [`description=${quoted(String(node.description.value))}`] : [];
    const all = [...read, ...states, ...value, ...description];
    return all.length > 0 ? [`[${all.join(', ')}]`] : [];
  }
}

const roleOf = ({ role }: AXNode): string => String(role?.value ?? '');

const nameOf = ({ name }: AXNode): string =>
  String(name?.value ?? '')
    .replace(/\s+/g, ' ')
    .trim();

const valueOf = ({ value }: AXNode): string => String(value?.value ?? '');

/** Whether two texts differ in white space at most. */
const isSame = (one: string, other: string): boolean => one.replace(/\s+/g, '') === other.replace(/\s+/g, '');

const quoted = (text: string): string => `"${text}"`;
