/** A long walk at random, the same in every run: whatever is pressed and whatever comes, the focus stays on its call, and that call in its place. */
import '../../src/osm-failure-list.js';

import { assert } from '@open-wc/testing';

import { FAILURE_REASONS } from '../../src/catalog.js';
import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { failedCall } from '../support/calls.js';
import { findPart, focus } from '../support/elements.js';
import { key, rows } from '../support/list.js';
import { focusedName, hiddenOf, linesOf, longList, nameOf } from '../support/long-list.js';

/** A newcomer's machine may be slow: the whole walk is `npm run test:long`. */
const STEPS = (globalThis as { OSM_LONG?: boolean }).OSM_LONG ? 5000 : 1000;
const KEYS = ['ArrowDown', 'ArrowUp', 'ArrowDown', 'PageDown', 'PageUp', 'Home', 'End'];

/** Numbers from 0 to below `sides`. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** Everything that was asked for in this turn is drawn; no timer is waited for, or the walk would take minutes. */
async function drawnNow(list: OsmFailureList): Promise<void> {
  for (let turn = 0; turn < 20 && !(await list.updateComplete); turn++);
  await Promise.resolve();
  await list.updateComplete;
}

/**
 * What comes by itself moves nothing; neither does a selection. The box of an error stands above the rows: where the page
 * itself is scrolled, the browser keeps them in place, if it has scroll anchoring (WebKit has not).
 */
const hasScrollAnchoring = CSS.supports('overflow-anchor', 'auto');
const STILL = ['insert', 'reclassify', 'select', 'total', ...(hasScrollAnchoring ? ['error'] : [])];

/** These may take the focused call out of the list. Its neighbour then has the focus. */
const FILTERS = ['filter', 'range', 'search', 'view'];

const AGENTS = ['Priya', 'Anna', 'reminders-v2', ''];
const CHANNELS = ['phone', 'web', 'whatsapp', ''];

const focusedLine = (list: OsmFailureList): Element | null =>
  list.shadowRoot!.activeElement?.closest('#body > [role=row]') ?? null;

/** Its lower edge may move: a row grows when it says what became of a retry. */
const topOfFocus = (list: OsmFailureList): number | null => focusedLine(list)?.getBoundingClientRect().top ?? null;

/** Where the focused line is; null where a part of it is out of sight. */
function placeOfFocus(list: OsmFailureList): number | null {
  const line = focusedLine(list);
  return line && hiddenOf(list, line) < 1 ? topOfFocus(list) : null;
}

/** What a step may do: keys move the focus; nothing else does, unless the call itself is deleted. */
const stepsOf = (list: OsmFailureList, roll: (sides: number) => number) => {
  let born = 0;
  const gone = new Set<string>();
  const call = () => `c${String(roll(600))}`;
  const failure = (id: string) =>
    failedCall(id, FAILURE_REASONS[roll(10)]!, {
      endedAt: new Date(Date.UTC(2026, 4, 13) + roll(864e5)).toISOString(),
      agentId: AGENTS[roll(4)],
      channel: CHANNELS[roll(4)],
      destination: `+1202555${String(1000 + roll(200))}`,
    });
  const hour = () => Date.UTC(2026, 4, 13, roll(24));
  const views: OsmFailureList['view'][] = [];
  const steps: Record<string, () => unknown> = {
    key: () => key(list, KEYS[roll(KEYS.length)]!),
    open: () => key(list, 'Enter'),
    select: () => key(list, ' '),
    scroll: () => {
      const scroller = findPart(list, 'scroller');
      if (!scroller) return;
      scroller.scrollTop = roll(4) ? scroller.scrollTop + roll(900) - 450 : roll(scroller.scrollHeight);
      scroller.dispatchEvent(new Event('scroll'));
    },
    insert: () => list.upsert(Array.from({ length: 1 + roll(3) }, () => failure(`n${String(born++)}`))),
    reclassify: () => list.upsert(failure(call())),
    delete: () => {
      const id = roll(20) ? call() : focusedName(list);
      gone.add(id);
      list.delete(id);
    },
    sort: () => (list.sort = (['time', '-time', 'reason', 'duration', '-blame'] as const)[roll(5)]!),
    group: () => (list.groupBy = ([null, null, 'reason', 'blame', 'day', 'agent', 'contact'] as const)[roll(7)]!),
    groupSort: () => (list.groupSort = (['count', 'last'] as const)[roll(2)]!),
    filter: () => {
      const agent = [null, null, ...AGENTS.slice(0, 2)][roll(4)]!;
      const channel = [null, null, null, 'phone'][roll(4)]!;
      const blame = [null, null, 'platform', 'carrier'][roll(4)]!;
      Object.assign(list, { agent, channel, blame });
    },
    range: () => Object.assign(list, roll(3) ? { from: null, to: null } : { from: hour(), to: null }),
    search: () => (list.query = ['', '', 'priya', '10'][roll(4)]!),
    view: () => {
      views.push(list.view);
      list.view = roll(3) ? {} : views[roll(views.length)]!;
    },
    error: () => (list.error = roll(2) ? '503' : null),
    total: () => (list.totalCalls = roll(2) ? 2000 : null),
    pause: () => (list.paused = !list.paused),
  };
  return { steps, gone };
};

const WEIGHTS = { key: 37, open: 3, select: 4, scroll: 24, insert: 12, reclassify: 10, delete: 7, sort: 1, group: 1, groupSort: 1, pause: 1, filter: 1, range: 1, search: 1, view: 1, error: 2, total: 1 }; // prettier-ignore
const BAG = Object.entries(WEIGHTS).flatMap(([name, weight]) => Array<string>(weight).fill(name));

describe(`a walk of ${STEPS.toLocaleString('en')} keys, scrolls and updates`, () => {
  /** What went wrong on the way, if anything. */
  const wrong = {
    lost: [] as string[],
    moved: [] as string[],
    shifted: [] as string[],
    stops: [] as string[],
    steps: 0,
  };
  let watched = 0;

  before(async function () {
    this.timeout(240_000);
    const list = await longList(600, { selectable: true, retry: true });
    focus(rows(list)[0]!);
    const roll = dice(20260513);
    const { steps, gone } = stepsOf(list, roll);
    for (let n = 0; n < STEPS; n++) {
      const name = BAG[roll(BAG.length)]!;
      const before = focusedName(list);
      const place = placeOfFocus(list);
      const told = `step ${String(n)}, ${name}: "${before}" → `;
      steps[name]!();
      await drawnNow(list);
      wrong.steps++;
      const after = focusedName(list);
      if (!list.shadowRoot!.activeElement) wrong.lost.push(told);
      const isHeld = /^[cn]\d+$/.test(before) && !gone.has(before);
      const isShown = !FILTERS.includes(name) || rows(list).some((row) => nameOf(row) === before);
      if (name !== 'key' && isHeld && isShown && after !== before) wrong.moved.push(`${told}"${after}"`);
      const topAfter = topOfFocus(list);
      if (STILL.includes(name) && place !== null && after === before) {
        watched++;
        const isStill = topAfter !== null && Math.abs(topAfter - place) < 1;
        if (!isStill) wrong.shifted.push(`${told}from ${String(place)} to ${String(topAfter)}`);
      }
      const stops = linesOf(list).filter((line) => line.tabIndex >= 0);
      if (stops.length !== Math.min(1, linesOf(list).length))
        wrong.stops.push(`${told}${stops.map(nameOf).join(', ')}`);
      if (!list.shadowRoot!.activeElement) rows(list)[0]?.focus();
    }
  });

  it('the random walk takes all its steps', () => {
    assert.strictEqual(wrong.steps, STEPS);
  });

  it('the random walk never loses the focus to the page', () => {
    assert.deepEqual(wrong.lost.slice(0, 5), []);
  });

  it('the random walk never moves the focus to another call by itself', () => {
    assert.deepEqual(wrong.moved.slice(0, 5), []);
  });

  it('the random walk never moves the row that is read', () => {
    assert.isAbove(watched, STEPS / 50);
    assert.deepEqual(wrong.shifted.slice(0, 5), []);
  });

  it('the random walk always leaves one tab stop', () => {
    assert.deepEqual(wrong.stops.slice(0, 5), []);
  });
});
