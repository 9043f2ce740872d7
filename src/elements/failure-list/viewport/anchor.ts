/** Scroll anchoring: keeps a line in place while lines above it are added, removed or change their height. */
import type { LineHeights } from './line-heights.js';
import type { Line, Lines } from './lines.js';

/** A line, and how far the scroller is scrolled past its top edge, in px. */
export interface Anchor {
  readonly id: string;
  readonly offset: number;
}

const anchorOf = (line: Line, scrollTop: number, heights: LineHeights): Anchor => ({
  id: line.id,
  offset: scrollTop - heights.startOf(line.index),
});

/** The line at a scroll position, in px; null at the top, where new lines may push the others down. */
export function anchorAt(scrollTop: number, lines: Lines, heights: LineHeights): Anchor | null {
  const edge = scrollTop > 0 ? heights.indexAt(scrollTop) : 0;
  const line = edge > 0 ? lines.at(edge) : undefined;
  return line ? anchorOf(line, scrollTop, heights) : null;
}

/**
 * The anchor when lines are replaced: the focused line, otherwise (below the top) the first visible line that remains.
 */
export function anchorAmong(
  visible: readonly Line[],
  { next, focusedId, scrollTop, heights }: { next: Lines; focusedId: string; scrollTop: number; heights: LineHeights },
): Anchor | null {
  const stays = ({ id }: Line): boolean => next.indexOf(id) !== -1;
  const focused = visible.find((line) => line.id === focusedId && stays(line));
  const line = focused ?? (scrollTop > 0 ? visible.find(stays) : undefined);
  return line ? anchorOf(line, scrollTop, heights) : null;
}

/** The scroll position that keeps the line in place, in px; null if the line is gone. */
export function scrollTopFor({ id, offset }: Anchor, lines: Lines, heights: LineHeights): number | null {
  const index = lines.indexOf(id);
  return index === -1 ? null : heights.startOf(index) + offset;
}
