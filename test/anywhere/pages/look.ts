/**
 * What is measured in a page: where every inner box stands, what every inner word is written with and on, and whether
 * focus rings are whole. All but `Box`, `Paint` and `Rings` runs in the page, and may use nothing from here but `tools`.
 */

/** A box inside an element: what it is, and where it stands, from its element's innermost root. */
export interface Box {
  readonly name: string;
  readonly at: readonly [x: number, y: number, width: number, height: number];
}

/** Something coloured, and what lies behind it, from the nearest to one that is opaque: red, green, blue, alpha, 0 to 1. */
export interface Paint {
  readonly what: string;
  readonly kind: 'text' | 'main button' | 'accent' | 'ring';
  readonly ink: readonly number[];
  readonly behind: readonly (readonly number[])[];
}

export interface Rings {
  readonly paints: Paint[];
  /** Rings that a box around them cuts off, or that are not there. */
  readonly cut: string[];
}

declare global {
  /** What the functions of this file share in the page. */
  var tools: {
    readonly elements: () => Element[];
    readonly up: (element: Element) => Element | null;
    readonly rgba: (colour: string) => number[];
    readonly behind: (element: Element) => number[][];
  };
}

/** Puts `tools` into the page. */
export function installTools(): void {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  const known = new Map<string, number[]>();
  const up = (element: Element): Element | null => {
    const root = element.getRootNode();
    return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  };
  /** Any CSS colour, mixed ones too: it is painted, and read back. */
  const rgba = (colour: string): number[] => {
    if (!known.has(colour)) {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      known.set(
        colour,
        [...context.getImageData(0, 0, 1, 1).data].map((byte) => byte / 255),
      );
    }
    return [...known.get(colour)!]; // anew: what a browser hands out twice, the protocol sends once
  };
  const behind = (element: Element): number[][] => {
    const { backgroundColor } = getComputedStyle(element);
    const own = rgba(backgroundColor);
    const parent = up(element);
    return own[3] === 1 || !parent ? [own] : [own, ...behind(parent)];
  };
  const elements = () => [...document.querySelectorAll('osm-blame-badge, osm-failure-banner, osm-failure-list')];
  globalThis.tools = { elements, up, rgba, behind };
}

/** Every box and every text inside our elements, nested ones included. */
export function innerBoxes(): Box[] {
  const boxes: Box[] = [];
  const walk = (parent: Element | ShadowRoot, path: string, origin: DOMRect) => {
    let place = 0;
    for (const node of parent.childNodes) {
      if (node instanceof Text && !node.data.trim()) continue;
      if (!(node instanceof Element || node instanceof Text) || node instanceof HTMLStyleElement) continue;
      const own = node instanceof Text ? 'text' : (node.getAttribute('part') ?? node.localName);
      const name = `${path} > ${own}:${place++}`;
      const range = document.createRange();
      if (node instanceof Text) range.selectNodeContents(node);
      const { x, y, width, height } = (node instanceof Text ? range : node).getBoundingClientRect();
      boxes.push({ name, at: width || height ? [x - origin.x, y - origin.y, width, height] : [0, 0, 0, 0] });
      if (!(node instanceof Element)) continue;
      walk(node, name, origin);
      if (node.shadowRoot) walk(node.shadowRoot, `${name} >> `, origin);
    }
  };
  for (const [place, element] of tools.elements().entries()) {
    const root = element.shadowRoot!.firstElementChild;
    if (root) walk(element.shadowRoot!, `${element.localName}:${place}`, root.getBoundingClientRect());
  }
  return boxes;
}

/** Every text inside our elements that is shown, and the banners' accents. */
export function paints(): Paint[] {
  const found: Paint[] = [];
  const isForced = matchMedia('(forced-colors: active)').matches;
  const add = (kind: Paint['kind'], what: string, element: Element, ink: string) =>
    found.push({ kind, what: what.trim().slice(0, 40), ink: tools.rgba(ink), behind: tools.behind(element) });
  const walk = (parent: Element | ShadowRoot) => {
    for (const node of parent.childNodes) {
      const around = node.parentElement;
      if (node instanceof Text && node.data.trim() && around && around.localName !== 'option') {
        const shown = around.checkVisibility({ visibilityProperty: true });
        const { color, webkitTextFillColor } = getComputedStyle(around);
        // Forced colours are told of `color` alone.
        const kind = around.matches('[part=retry-button]') ? 'main button' : 'text';
        if (shown) add(kind, node.data, around, isForced ? color : webkitTextFillColor);
      } else if (node instanceof Element && !(node instanceof HTMLStyleElement)) {
        const { color, borderInlineStartColor } = getComputedStyle(node);
        if (node.matches('[placeholder]'))
          add('text', 'placeholder', node, getComputedStyle(node, '::placeholder').color);
        if (node.matches('select')) add('text', 'choice', node, color);
        if (node.matches('[part=banner]')) add('accent', 'edge', node, borderInlineStartColor);
        walk(node);
        if (node.shadowRoot) walk(node.shadowRoot);
      }
    }
  };
  for (const element of tools.elements()) walk(element.shadowRoot!);
  return found;
}

/** The focus rings of all that can have focus inside our elements. */
export async function focusRings(): Promise<Rings> {
  const found: Rings = { paints: [], cut: [] };
  const focusable = (root: ShadowRoot): HTMLElement[] =>
    [...root.querySelectorAll<HTMLElement>('*')].flatMap((node) => [
      ...(node.matches('a[href], button, input, select, [tabindex]') ? [node] : []),
      ...(node.shadowRoot ? focusable(node.shadowRoot) : []),
    ]);
  const nameOf = (node: Element) => node.getAttribute('part') ?? (node.id || node.localName);
  for (const element of tools.elements()) {
    const seen = new Map<string, number>();
    for (const node of focusable(element.shadowRoot!)) {
      const times = seen.get(nameOf(node)) ?? 0;
      seen.set(nameOf(node), times + 1);
      if (times >= 3) continue; // a long list's rows are all alike
      node.focus({ focusVisible: true });
      if (!node.matches(':focus-visible')) continue;
      node.scrollIntoView({ block: 'nearest' });
      await new Promise((resolve) => setTimeout(resolve));
      const { outlineWidth, outlineOffset, outlineColor, outlineStyle } = getComputedStyle(node);
      if (outlineStyle === 'none') found.cut.push(`${nameOf(node)} has none`);
      found.paints.push({
        kind: 'ring',
        what: nameOf(node),
        ink: tools.rgba(outlineColor),
        behind: tools.behind(tools.up(node)!),
      });
      const reach = parseFloat(outlineWidth) + parseFloat(outlineOffset);
      const ring = node.getBoundingClientRect();
      for (let box = tools.up(node); box && box !== element; box = tools.up(box)) {
        if (getComputedStyle(box).overflowX === 'visible') continue;
        const edge = box.getBoundingClientRect();
        const beyond = [edge.left - ring.left, ring.right - edge.right, edge.top - ring.top, ring.bottom - edge.bottom];
        const over = Math.max(...beyond) + reach;
        if (over > 0.5) found.cut.push(`${nameOf(node)} by ${nameOf(box)}, ${over.toFixed(1)} px`);
      }
    }
  }
  return found;
}
