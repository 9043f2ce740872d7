/** A list that is too long to be rendered in full, and helpers for the positions and visibility of its lines. */
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

/** Waits until everything is drawn, measured and positioned, and no update is pending. */
export async function settled(list: OsmFailureList): Promise<void> {
  for (let quiet = 0, turn = 0; quiet < 2 && turn < 100; turn++) {
    await aTimeout(0);
    quiet = list.isUpdatePending ? 0 : quiet + 1;
    await list.updateComplete;
  }
}

export async function longList(count: number, properties: Parameters<typeof listOf>[1] = {}): Promise<OsmFailureList> {
  const list = await listOf(manyCalls(count), properties);
  await settled(list);
  return list;
}

/** Scrolls as a wheel does. Dispatches the event itself, because a background page has no frames and sends none. */
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

/** Where an element stands in the window. */
export const edges = (element: Element) => element.getBoundingClientRect();

/** The box in which lines are visible: below the headers. */
export function viewOf(list: OsmFailureList): { top: number; bottom: number } {
  const scroller = part(list, 'scroller');
  return {
    top: edges(part(list, 'head-row')).bottom,
    // In one scroller the bars below the rows stick to its lower edge.
    bottom: Math.min(
      edges(scroller).top + scroller.clientTop + scroller.clientHeight,
      edges(list.shadowRoot!.querySelector('#foot')!).top,
    ),
  };
}

/** How far a line is out of view, in px. */
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

/** The lines that are at least partly visible, from the top. */
export function visibleLines(list: OsmFailureList): HTMLElement[] {
  const { top, bottom } = viewOf(list);
  const visible = fromTheTop(list).filter((line) => line.bottom > top + 1 && line.top < bottom - 1);
  return visible.map(({ line }) => line);
}

/** The height of blank areas in the visible part of the list, in px. */
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

/** The largest overlap of two rendered lines, in px. */
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

/** The id of the focused call, or the words of another focused line; '' if no line has the focus. */
export const focusedName = (list: OsmFailureList): string =>
  nameOf(list.shadowRoot!.activeElement?.closest('#body > [role=row]'));
