/** Scrolls lines into view, below the sticky header. */
import type { DrawnGrid } from './drawn-grid.js';
import type { LineHeights } from './line-heights.js';
import type { Line, Lines } from './lines.js';

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
export function scrollToLine(grid: DrawnGrid, index: number, heights: LineHeights): void {
  const highest = heights.startOf(index);
  const lowest = heights.startOf(index + 1) - grid.roomForLines;
  if (highest < grid.scrollTop) grid.scrollTo(highest);
  else if (lowest > grid.scrollTop) grid.scrollTo(lowest);
}

/** Focuses a line, scrolls it into view and returns it. */
export function focusLine(grid: DrawnGrid, { id }: Line, isWindowed: boolean): HTMLElement | null {
  const element = grid.elementOf(id);
  if (!element) return null;
  element.focus({ preventScroll: isWindowed });
  if (!isWindowed) element.scrollIntoView({ block: 'nearest' });
  revealLine(element, grid);
  return element;
}

/**
 * Scrolls to a rendered line, so that nothing that sticks to an edge covers it. A positioned line may be elsewhere than its
 * estimated height said, on which `scrollToLine` relies. Of a line that is too high, the beginning is shown.
 */
function revealLine(element: HTMLElement, grid: DrawnGrid): void {
  const below = element.getBoundingClientRect().bottom - grid.bottomOfRoom;
  if (below > 0) grid.scrollBy(below);
  const above = grid.bottomOfHead - element.getBoundingClientRect().top;
  if (above > 0) grid.scrollBy(-above);
}

/** Scrolls a line to the upper edge: by computed heights, or by its node if the lines are in normal flow. */
export function scrollToEdge(grid: DrawnGrid, { id, index }: Line, heights: LineHeights | null): void {
  if (heights) {
    grid.scrollTo(heights.startOf(index));
    return;
  }
  const element = grid.elementOf(id);
  if (element) grid.scrollBy(element.getBoundingClientRect().top - grid.bottomOfHead);
}
