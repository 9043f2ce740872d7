/** What keeps what is read in its place while lines above it come, go, or turn out higher or lower. */
import type { LineHeights } from './line-heights.js';
import type { Line, Lines } from './lines.js';

/** A line, and how far the scroller is scrolled beyond its beginning, in px. */
export interface Anchor {
  readonly id: string;
  readonly offset: number;
}

const anchorOf = (line: Line, scrollTop: number, heights: LineHeights): Anchor => ({
  id: line.id,
  offset: scrollTop - heights.startOf(line.index),
});

/** The line at an offset, in px; null at the top, where new lines may push the others down. */
export function anchorAt(scrollTop: number, lines: Lines, heights: LineHeights): Anchor | null {
  const edge = scrollTop > 0 ? heights.indexAt(scrollTop) : 0;
  const line = edge > 0 ? lines.at(edge) : undefined;
  return line ? anchorOf(line, scrollTop, heights) : null;
}

/** Where lines are replaced: the focused line, else, below the top, the first visible one that is still there. */
export function anchorAmong(
  visible: readonly Line[],
  { next, focusedId, scrollTop, heights }: { next: Lines; focusedId: string; scrollTop: number; heights: LineHeights },
): Anchor | null {
  const stays = ({ id }: Line): boolean => next.indexOf(id) !== -1;
  const focused = visible.find((line) => line.id === focusedId && stays(line));
  const line = focused ?? (scrollTop > 0 ? visible.find(stays) : undefined);
  return line ? anchorOf(line, scrollTop, heights) : null;
}

/** How far to scroll so that the line stands where it stood, in px; null where it is gone. */
export function scrollTopFor({ id, offset }: Anchor, lines: Lines, heights: LineHeights): number | null {
  const index = lines.indexOf(id);
  return index === -1 ? null : heights.startOf(index) + offset;
}
