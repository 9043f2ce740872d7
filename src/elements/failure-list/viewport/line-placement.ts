import type { LineHeights } from './line-heights.js';
import type { Line, Lines } from './lines.js';

/** Positions rendered lines in the page and measures them. Where all lines are rendered, they stand in the flow instead. */
export class LinePlacement {
  /** Where each element was put last. */
  readonly #tops = new WeakMap<HTMLElement, string>();

  /**
   * Positions are written before heights are read: where all lines are as high as expected, the browser computes one
   * layout instead of two.
   */
  place(body: HTMLElement, lines: Lines, heights: LineHeights, isWindowed: boolean): void {
    const rendered = renderedLines(body, lines);
    this.#write(body, rendered, heights, isWindowed);
    if (!isWindowed) return;
    let isOutOfPlace = false;
    for (const { element, line } of rendered) {
      if (heights.measure(line, heightOf(element))) isOutOfPlace = true;
    }
    if (isOutOfPlace) this.#write(body, rendered, heights, isWindowed);
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

interface Rendered {
  readonly element: HTMLElement;
  readonly line: Line;
}

/** The first row of the grid is its header, and rows are counted from 1. */
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

/** With its fraction, so that a positioned line stands where it would in the flow. A hidden line has 0. */
const heightOf = (line: HTMLElement): number => parseFloat(getComputedStyle(line).blockSize) || 0;
