import type { LineHeights } from './line-heights.js';
import type { Line, Lines } from './lines.js';

/** Positions rendered lines and measures them. If all lines are rendered, they are in the normal flow instead. */
export class LinePlacement {
  /** The last position of each element. */
  readonly #tops = new WeakMap<HTMLElement, string>();
  /** The list's room, which decides how high its rows are. */
  #room: string | undefined;

  /**
   * Writes positions before it reads heights: if all lines are as high as expected, the browser computes one layout
   * instead of two. Returns whether lines had to move because some were not.
   */
  place(body: HTMLElement, lines: Lines, heights: LineHeights, isWindowed: boolean): boolean {
    const rendered = renderedLines(body, lines);
    const { room } = body.closest<HTMLElement>('[part=list]')?.dataset ?? {};
    if (this.#room !== room) heights.remeasure();
    this.#room = room;
    this.#write(body, rendered, heights, isWindowed);
    if (!isWindowed || !measureAll(rendered, heights, heightOf)) return false;
    this.#write(body, rendered, heights, isWindowed);
    return true;
  }

  /** Measures rendered lines without positioning them. */
  measure(body: HTMLElement, lines: Lines, heights: LineHeights): void {
    measureAll(renderedLines(body, lines), heights, ({ offsetHeight }) => offsetHeight);
  }

  #write(body: HTMLElement, rendered: readonly Rendered[], heights: LineHeights, isWindowed: boolean): void {
    const px = (length: number) => (isWindowed ? `${String(length)}px` : '');
    body.style.blockSize = px(heights.total);
    for (const { element, line } of rendered) {
      const top = px(heights.startOf(line.index));
      // Writing the same value again would still make the browser recompute the style.
      if (this.#tops.get(element) !== top) element.style.insetBlockStart = top;
      this.#tops.set(element, top);
    }
  }
}

/** Returns whether lines have to move. */
function measureAll(
  rendered: readonly Rendered[],
  heights: LineHeights,
  heightOfElement: (element: HTMLElement) => number,
): boolean {
  let isOutOfPlace = false;
  for (const { element, line } of rendered) {
    if (heights.measure(line, heightOfElement(element))) isOutOfPlace = true;
  }
  return isOutOfPlace;
}

interface Rendered {
  readonly element: HTMLElement;
  readonly line: Line;
}

/** `aria-rowindex` counts from 1, and the first row is the header. */
const FIRST_ROW_INDEX = 2;

/** The `aria-rowindex` of a line. */
export const rowIndexOf = (line: Line): number => line.index + FIRST_ROW_INDEX;

function renderedLines(body: HTMLElement, lines: Lines): Rendered[] {
  const rendered: Rendered[] = [];
  for (const element of body.children as HTMLCollectionOf<HTMLElement>) {
    const line = lines.at(Number(element.ariaRowIndex) - FIRST_ROW_INDEX);
    if (line) rendered.push({ element, line });
  }
  return rendered;
}

/**
 * The height of a line's border box, with its fraction, so that positioned lines are where they would be in the flow; 0
 * if hidden.
 */
const heightOf = (line: HTMLElement): number => parseFloat(getComputedStyle(line).blockSize) || 0;
