/** A long walk at random, the same in every run: whatever is pressed and whatever comes, the focus stays on its call. */
import '../../src/osm-failure-list.js';

import { assert } from '@open-wc/testing';

import { FAILURE_REASONS } from '../../src/catalog.js';
import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { failedCall } from '../support/calls.js';
import { focus, part } from '../support/elements.js';
import { key, rows } from '../support/list.js';
import { focusedName, linesOf, longList, nameOf } from '../support/long-list.js';

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

/** What a step may do: keys move the focus; nothing else does, unless the call itself is deleted. */
const stepsOf = (list: OsmFailureList, roll: (sides: number) => number) => {
  let born = 0;
  const gone = new Set<string>();
  const scroller = () => part(list, 'scroller');
  const call = () => `c${String(roll(600))}`;
  const failure = (id: string) =>
    failedCall(id, FAILURE_REASONS[roll(10)]!, {
      endedAt: new Date(Date.UTC(2026, 4, 13) + roll(864e5)).toISOString(),
    });
  const steps: Record<string, () => unknown> = {
    key: () => key(list, KEYS[roll(KEYS.length)]!),
    open: () => key(list, 'Enter'),
    select: () => key(list, ' '),
    scroll: () => {
      scroller().scrollTop = roll(4) ? scroller().scrollTop + roll(900) - 450 : roll(scroller().scrollHeight);
      scroller().dispatchEvent(new Event('scroll'));
    },
    insert: () => list.upsert(Array.from({ length: 1 + roll(3) }, () => failure(`n${String(born++)}`))),
    reclassify: () => list.upsert(failure(call())),
    delete: () => {
      const id = roll(20) ? call() : focusedName(list);
      gone.add(id);
      list.delete(id);
    },
    sort: () => (list.sort = (['time', '-time', 'reason', 'duration', '-blame'] as const)[roll(5)]!),
    group: () => (list.groupBy = ([null, null, 'reason', 'blame', 'day'] as const)[roll(5)]!),
    pause: () => (list.paused = !list.paused),
  };
  return { steps, gone };
};

const WEIGHTS = { key: 37, open: 3, select: 4, scroll: 24, insert: 12, reclassify: 10, delete: 7, sort: 1, group: 1, pause: 1 }; // prettier-ignore
const BAG = Object.entries(WEIGHTS).flatMap(([name, weight]) => Array<string>(weight).fill(name));

describe(`a walk of ${STEPS.toLocaleString('en')} keys, scrolls and updates`, () => {
  /** What went wrong on the way, if anything. */
  const wrong: { lost: string[]; moved: string[]; stops: string[]; steps: number } = { lost: [], moved: [], stops: [], steps: 0 }; // prettier-ignore

  before(async function () {
    this.timeout(240_000);
    const list = await longList(600, { selectable: true, retry: true });
    focus(rows(list)[0]!);
    const roll = dice(20260513);
    const { steps, gone } = stepsOf(list, roll);
    for (let n = 0; n < STEPS; n++) {
      const name = BAG[roll(BAG.length)]!;
      const before = focusedName(list);
      const told = `step ${String(n)}, ${name}: "${before}" → `;
      steps[name]!();
      await drawnNow(list);
      wrong.steps++;
      const after = focusedName(list);
      if (!list.shadowRoot!.activeElement) wrong.lost.push(told);
      const isHeld = /^[cn]\d+$/.test(before) && !gone.has(before);
      if (name !== 'key' && isHeld && after !== before) wrong.moved.push(`${told}"${after}"`);
      const stops = linesOf(list).filter((line) => line.tabIndex >= 0);
      if (stops.length !== 1) wrong.stops.push(`${told}${stops.map(nameOf).join(', ')}`);
      if (!list.shadowRoot!.activeElement) rows(list)[0]?.focus();
    }
  });

  it('goes to its end', () => {
    assert.strictEqual(wrong.steps, STEPS);
  });

  it('never loses the focus to the page', () => {
    assert.deepEqual(wrong.lost.slice(0, 5), []);
  });

  it('never moves the focus to another call by itself', () => {
    assert.deepEqual(wrong.moved.slice(0, 5), []);
  });

  it('always leaves one tab stop', () => {
    assert.deepEqual(wrong.stops.slice(0, 5), []);
  });
});
