/** A list too long to be drawn in full: its lines where they stand, and what a person sees of them. */
import { aTimeout } from '@open-wc/testing';

import type { FailureReason } from '../../src/catalog.js';
import { FAILURE_REASONS } from '../../src/catalog.js';
import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { failedCall } from './calls.js';
import { part } from './elements.js';
import { listOf } from './list.js';

/** Calls c0, c1 …, of every reason, a second apart, the newest first. */
export const manyCalls = (count: number, reasons: readonly FailureReason[] = FAILURE_REASONS) =>
  Array.from({ length: count }, (_, n) =>
    failedCall(`c${String(n)}`, reasons[n % reasons.length]!, {
      endedAt: new Date(Date.UTC(2026, 4, 13, 12) - n * 1000).toISOString(),
      durationSeconds: n % 400,
    }),
  );

/** Everything is drawn, measured and put in its place: nothing asks for another turn. */
export async function settled(list: OsmFailureList): Promise<void> {
  for (let quiet = 0, turn = 0; quiet < 2 && turn < 100; turn++) {
    await aTimeout(0);
    quiet = list.isUpdatePending ? 0 : quiet + 1;
    await list.updateComplete;
  }
}

export async function longList(count: number, properties: Partial<OsmFailureList> = {}): Promise<OsmFailureList> {
  const list = await listOf(manyCalls(count), properties);
  await settled(list);
  return list;
}

/** Scrolls as a wheel does. The event is sent here: a page in the background has no frames, and so sends none. */
export async function scrollTo(list: OsmFailureList, top: number): Promise<void> {
  const scroller = part(list, 'scroller');
  scroller.scrollTop = top;
  scroller.dispatchEvent(new Event('scroll'));
  await settled(list);
}

/** The lines in the DOM: rows, headings of groups, opened calls. */
export const linesOf = (list: OsmFailureList): HTMLElement[] => [
  ...list.shadowRoot!.querySelectorAll<HTMLElement>('#body > [role=row]'),
];

const edges = (element: Element) => element.getBoundingClientRect();

/** The box in which lines can be seen: under the headers. */
export function viewOf(list: OsmFailureList): { top: number; bottom: number } {
  const scroller = part(list, 'scroller');
  return {
    top: edges(part(list, 'head-row')).bottom,
    bottom: edges(scroller).top + scroller.clientTop + scroller.clientHeight,
  };
}

/** How far a line is out of sight, in px. */
export const hiddenOf = (list: OsmFailureList, line: Element): number => {
  const { top, bottom } = viewOf(list);
  return Math.max(0, top - edges(line).top, edges(line).bottom - bottom);
};

function fromTheTop(list: OsmFailureList) {
  const lines = linesOf(list).map((line) => {
    const { top, bottom } = edges(line);
    return { line, top, bottom };
  });
  return lines.sort((a, b) => a.top - b.top);
}

/** The lines of which at least a part can be seen, from the top. */
export function visibleLines(list: OsmFailureList): HTMLElement[] {
  const { top, bottom } = viewOf(list);
  const visible = fromTheTop(list).filter((line) => line.bottom > top + 1 && line.top < bottom - 1);
  return visible.map(({ line }) => line);
}

/** How far the visible part of the list is not covered by lines, in px. */
export function blankOf(list: OsmFailureList): number {
  const { top, bottom } = viewOf(list);
  let covered = top;
  let blank = 0;
  for (const line of fromTheTop(list)) {
    blank += Math.max(0, Math.min(line.top, bottom) - covered);
    covered = Math.max(covered, line.bottom);
  }
  return blank + Math.max(0, bottom - covered);
}

/** How far each drawn line reaches into the next, in px: the worst of them. */
export function overlapOf(list: OsmFailureList): number {
  const lines = fromTheTop(list);
  return Math.max(0, ...lines.slice(1).map((line, n) => lines[n]!.bottom - line.top));
}

/** The ids of calls, or the words of other lines, that have a tab stop. */
export const tabStops = (list: OsmFailureList): string[] =>
  linesOf(list)
    .filter((line) => line.tabIndex >= 0)
    .map(nameOf);

/** The id of a line's call; of another line, its words. */
export const nameOf = (line: Element | null | undefined): string =>
  (line?.querySelector('[part~=call-id]') ?? line)?.textContent.trim().replace(/\s+/g, ' ') ?? '';

/** The call, or the other line, that has the focus; '' where none has. */
export const focusedName = (list: OsmFailureList): string =>
  nameOf(list.shadowRoot!.activeElement?.closest('#body > [role=row]'));
