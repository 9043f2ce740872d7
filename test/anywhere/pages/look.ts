/** What is measured in a page: where every inner box stands, and how well every inner word can be read. */

/** A box inside an element: what it is, and where it stands, from its element's innermost root. */
export interface Box {
  readonly name: string;
  readonly at: readonly [x: number, y: number, width: number, height: number];
}

/** A text that is hard to read. */
export interface Faint {
  readonly text: string;
  readonly ratio: number;
  readonly colours: string;
}

/** Every box and every text inside our elements, nested ones included. Runs in the page. */
export function innerBoxes(): Box[] {
  const boxes: Box[] = [];
  const walk = (parent: Element | ShadowRoot, path: string, origin: DOMRect) => {
    let place = 0;
    for (const node of parent.childNodes) {
      if (node instanceof Text && !node.data.trim()) continue;
      if (!(node instanceof Element || node instanceof Text) || node instanceof HTMLStyleElement) continue;
      const name = `${path} > ${node instanceof Text ? 'text' : (node.getAttribute('part') ?? node.localName)}:${String(place++)}`;
      const range = document.createRange();
      if (node instanceof Text) range.selectNodeContents(node);
      const { x, y, width, height } = (node instanceof Text ? range : node).getBoundingClientRect();
      boxes.push({ name, at: width || height ? [x - origin.x, y - origin.y, width, height] : [0, 0, 0, 0] });
      if (!(node instanceof Element)) continue;
      walk(node, name, origin);
      if (node.shadowRoot) walk(node.shadowRoot, `${name} >> `, origin);
    }
  };
  let place = 0;
  for (const element of document.querySelectorAll('osm-blame-badge, osm-failure-banner, osm-failure-list')) {
    const root = element.shadowRoot!.firstElementChild;
    if (root) walk(element.shadowRoot!, `${element.localName}:${String(place)}`, root.getBoundingClientRect());
    place++;
  }
  return boxes;
}

/** Texts inside our elements of less contrast than `least` with what really stands behind them, and how many were read. Runs in the page. */
export function faintTexts(least: number): { read: number; lowest: number; faint: Faint[] } {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  const known = new Map<string, number[]>();
  /** Any CSS colour, mixed ones too, as red, green, blue and alpha from 0 to 1. */
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
    return known.get(colour)!;
  };
  const over = (top: number[], below: number[]) =>
    below.map((each, at) => (at === 3 ? 1 : top[at]! * top[3]! + each * (1 - top[3]!)));
  const up = (element: Element): Element | null =>
    element.assignedSlot ??
    element.parentElement ??
    (element.getRootNode() instanceof ShadowRoot ? (element.getRootNode() as ShadowRoot).host : null);
  const behind = (element: Element): number[] => {
    const own = rgba(getComputedStyle(element).backgroundColor);
    if (own[3] === 1) return own;
    const parent = up(element);
    const canvas = getComputedStyle(element).colorScheme.includes('dark') ? [0.07, 0.07, 0.07, 1] : [1, 1, 1, 1];
    return over(own, parent ? behind(parent) : canvas);
  };
  const luminance = (colour: number[]) =>
    [0.2126, 0.7152, 0.0722].reduce((sum, weight, at) => {
      const each = colour[at]!;
      return sum + weight * (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
    }, 0);
  const found = { read: 0, lowest: 21, faint: [] as Faint[] };
  const check = (element: Element, text: string, colour: string) => {
    const back = behind(element);
    const [light, dark] = [luminance(over(rgba(colour), back)), luminance(back)].sort((a, b) => b - a) as [
      number,
      number,
    ];
    const ratio = (light + 0.05) / (dark + 0.05);
    found.read++;
    found.lowest = Math.min(found.lowest, ratio);
    if (ratio < least)
      found.faint.push({
        text: text.trim().slice(0, 40),
        ratio,
        colours: `${colour} on ${back.map((each) => Math.round(each * 255)).join(',')}`,
      });
  };
  const walk = (parent: Element | ShadowRoot) => {
    for (const node of parent.childNodes) {
      if (node instanceof Text && node.data.trim() && node.parentElement) {
        const shown =
          node.parentElement.checkVisibility({ visibilityProperty: true }) && node.parentElement.localName !== 'option';
        if (shown) check(node.parentElement, node.data, getComputedStyle(node.parentElement).webkitTextFillColor);
      } else if (node instanceof Element && !(node instanceof HTMLStyleElement)) {
        if (node instanceof HTMLInputElement && node.placeholder)
          check(node, node.placeholder, getComputedStyle(node, '::placeholder').color);
        if (node instanceof HTMLSelectElement) check(node, 'select', getComputedStyle(node).color);
        walk(node);
        if (node.shadowRoot) walk(node.shadowRoot);
      }
    }
  };
  for (const element of document.querySelectorAll('osm-blame-badge, osm-failure-banner, osm-failure-list'))
    walk(element.shadowRoot!);
  return found;
}

/** How two pages differ inside, by more than a pixel. */
export function differences(clean: readonly Box[], other: readonly Box[]): string[] {
  if (clean.length !== other.length) return [`${String(clean.length)} boxes became ${String(other.length)}`];
  return clean.flatMap(({ name, at }, index) => {
    const box = other[index]!;
    if (box.name !== name) return [`${name} became ${box.name}`];
    const far = at.some((each, side) => Math.abs(each - box.at[side]!) > 1);
    const px = (sides: Box['at']) => sides.map((each) => each.toFixed(1)).join(' ');
    return far ? [`${name}: ${px(at)} became ${px(box.at)}`] : [];
  });
}
