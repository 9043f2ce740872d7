/** Chromium's accessibility tree as a text that a person can read: a line for each node, indented, with its states. */
import type { CDPSession, Page, Protocol } from 'puppeteer-core';

type AXNode = Protocol.Accessibility.AXNode;
type Attributes = ReadonlyMap<string, string>;

/** What is only there for the layout, or says no more than the text in it. Their children stand in their place. */
const SILENT = new Set(['none', 'generic', 'InlineTextBox', 'strong', 'time', 'DescriptionList', 'MenuListPopup']);

/** Around what is looked at. */
const FRAME = new Set(['RootWebArea', 'main']);

/** The states that a screen reader speaks, as Chromium computes them, each with the value that goes without saying. */
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

/** What Chromium's protocol does not tell of a node, although assistive technology is told: read off the element. */
const ATTRIBUTES = ['aria-sort', 'aria-rowcount', 'aria-rowindex', 'aria-colindex', 'aria-colspan', 'lang', 'dir'];

/** What Chromium tells of everything inside `main`. */
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

/** The attributes of each element, shadow roots included, by the number that Chromium's protocol has for it. */
async function attributesOf(session: CDPSession): Promise<Map<number, Attributes>> {
  const found = new Map<number, Attributes>();
  const visit = (node: Protocol.DOM.Node): void => {
    const pairs = (node.attributes ?? []).flatMap((name, at, all) => (at % 2 ? [] : [[name, all[at + 1]!] as const]));
    found.set(node.backendNodeId, new Map(pairs));
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
    if (node.ignored || FRAME.has(role) || (SILENT.has(role) && name === ''))
      return this.#childrenOf(node).flatMap((child) => this.#linesOf(child, indent));
    if (role === 'StaticText') return name === '' ? [] : [`${indent}${quoted(name)}`];
    const line = [indent + role, ...(name === '' ? [] : [quoted(name)]), ...this.#statesOf(node)].join(' ');
    const texts = this.#textsOf(node);
    if (texts && name === '') return [[`${line}:`, ...texts.map(quoted)].join(' ')];
    // What a name or a field says is spoken once.
    if (role === 'searchbox' || (texts && isSame(name, texts.join('')))) return [line];
    return [line, ...this.#childrenOf(node).flatMap((child) => this.#linesOf(child, `${indent}  `))];
  }

  /** The texts inside, where there is nothing but texts. */
  #textsOf(node: AXNode): string[] | null {
    const texts: string[] = [];
    for (const child of this.#childrenOf(node)) {
      const isText = roleOf(child) === 'StaticText';
      if (!isText && !child.ignored && !SILENT.has(roleOf(child))) return null;
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

/** Whether two texts are spoken alike. */
const isSame = (one: string, other: string): boolean => one.replace(/\s+/g, '') === other.replace(/\s+/g, '');

const quoted = (text: string): string => `"${text}"`;
