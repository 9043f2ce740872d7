/** Scrolls lines into view, below the sticky header. */
import type { LineHeights } from './line-heights.js';
import type { Lines } from './lines.js';

/**
 * The line one screenful further: the last fully visible line if the given line is the first visible, or vice versa.
 */
export function pageFrom(
  index: number,
  direction: 1 | -1,
  { lines, heights, room }: { lines: Lines; heights: LineHeights; room: number },
): number {
  const edge = direction === 1 ? heights.startOf(index) + room : heights.startOf(index + 1) - room;
  if (direction === -1 && edge <= 0) return 0;
  const last = direction === 1 ? heights.indexAt(edge) - 1 : heights.indexAt(edge - 1) + 1;
  const target = lines.at(last)?.kind === 'detail' ? last - direction : last;
  return direction === 1 ? Math.max(index + 1, target) : Math.min(index - 1, target);
}

/** Scrolls to a line that need not be rendered, by its computed position. */
export function scrollToLine(scroller: HTMLElement, index: number, heights: LineHeights, headHeight: number): void {
  const highest = heights.startOf(index);
  const lowest = heights.startOf(index + 1) - scroller.clientHeight + headHeight;
  if (highest < scroller.scrollTop) scroller.scrollTo({ top: highest });
  else if (lowest > scroller.scrollTop) scroller.scrollTo({ top: lowest });
}

/** Scrolls to a line in the normal flow, so that the sticky header does not cover it. */
export function revealLine(element: HTMLElement, scroller: HTMLElement | null, head: HTMLElement | null): void {
  element.scrollIntoView({ block: 'nearest' });
  const hidden = (head?.getBoundingClientRect().bottom ?? 0) - element.getBoundingClientRect().top;
  if (hidden > 0) scroller?.scrollBy({ top: -hidden });
}
