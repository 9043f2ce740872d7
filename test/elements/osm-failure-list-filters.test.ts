/** What a page and a person choose to see. Only a person's choice is told by `osm-filter`. */
import '../../src/osm-failure-list.js';

import { assert } from '@open-wc/testing';

import type { OsmFilterEvent } from '../../src/elements.js';
import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { at, failedCall } from '../support/calls.js';
import { findPart, part, parts, partText, press, rendered } from '../support/elements.js';
import { enter, idsOf, listOf, recordEvents, rows, someCalls } from '../support/list.js';
import { warningsDuring } from '../support/warnings.js';

const filtersOf = (list: OsmFailureList) => recordEvents<OsmFilterEvent>(list, 'osm-filter');

describe('osm-failure-list, filtered by its properties', () => {
  for (const [properties, ids] of [
    [{ blame: 'carrier' }, 'c2'],
    [{ blame: 'platform' }, 'c3 c1'],
    [{ blame: '' }, 'c3 c2 c1'],
    [{ blame: null }, 'c3 c2 c1'],
    [{ reason: 'stale_sweep' }, 'c1'],
    [{ reason: '__proto__' }, ''],
    [{ retryable: true }, 'c3 c1'],
    [{ retryable: false }, 'c2'],
    [{ retryable: null }, 'c3 c2 c1'],
    [{ query: 'C2' }, 'c2'],
    [{ query: 'orphaned' }, 'c1'],
    [{ query: 'nowhere' }, ''],
    [{ sort: '-time' }, 'c1 c2 c3'],
    [{ sort: 'reason' }, 'c3 c2 c1'],
    [{ sort: 'duration' }, 'c1 c3 c2'],
    [{ sort: '-duration' }, 'c2 c3 c1'],
    [{ groupBy: 'blame' }, 'c3 c1 c2'],
  ] as [Partial<OsmFailureList>, string][]) {
    it(`shows [${ids}] for ${JSON.stringify(properties)}`, async () => {
      assert.strictEqual(idsOf(await listOf(someCalls, properties)), ids);
    });
  }

  for (const [attribute, value, ids] of [
    ['blame', 'carrier', 'c2'],
    ['reason', 'stale_sweep', 'c1'],
    ['retryable', '', 'c3 c1'],
    ['retryable', 'true', 'c3 c1'],
    ['retryable', 'false', 'c2'],
    ['query', 'c2', 'c2'],
    ['sort', '-time', 'c1 c2 c3'],
    ['group-by', 'blame', 'c3 c1 c2'],
  ] as const) {
    it(`shows [${ids}] for ${attribute}="${value}", and all without it`, async () => {
      const list = await listOf(someCalls);
      list.setAttribute(attribute, value);
      await rendered(list);
      const filtered = idsOf(list);
      list.removeAttribute(attribute);
      await rendered(list);
      assert.deepEqual([filtered, idsOf(list)], [ids, 'c3 c2 c1']);
    });
  }

  for (const [name, properties] of Object.entries({
    blame: { blame: 'telco' },
    sort: { sort: 'colour' as 'time' },
    'group-by': { groupBy: '__proto__' as 'day' },
  })) {
    it(`does not break on a ${name} that is none`, async () => {
      let list!: OsmFailureList;
      await warningsDuring(async () => (list = await listOf(someCalls, properties)));
      assert.include(partText(list, 'heading'), '3');
    });
  }

  it('says that nothing matches, and lets a person clear the filters', async () => {
    const list = await listOf(someCalls, { query: 'nowhere' });
    const events = filtersOf(list);
    assert.isNotNull(findPart(list, 'message'));
    press(list, 'clear-button');
    await rendered(list);
    assert.deepEqual([idsOf(list), list.query, events.length], ['c3 c2 c1', '', 1]);
  });
});

describe('osm-failure-list, filtered by a person', () => {
  it('by blame', async () => {
    const list = await listOf(someCalls);
    const events = filtersOf(list);
    parts(list, 'blame-filter').find((button) => button.textContent.includes('Carrier'))!.click(); // prettier-ignore
    await rendered(list);
    assert.deepEqual([idsOf(list), list.blame, events.map(({ blame }) => blame)], ['c2', 'carrier', ['carrier']]);
  });

  it('by blame, and back by the same button', async () => {
    const list = await listOf(someCalls);
    for (const ids of ['c2', 'c3 c2 c1']) {
      parts(list, 'blame-filter')
        .find((button) => button.part.contains('carrier'))!
        .click();
      await rendered(list);
      assert.strictEqual(idsOf(list), ids);
    }
  });

  it('by reason', async () => {
    const list = await listOf(someCalls);
    const events = filtersOf(list);
    await enter(list, 'reason-filter', 'stale_sweep');
    assert.deepEqual([idsOf(list), events.at(-1)?.reason], ['c1', 'stale_sweep']);
  });

  it('by what is worth a retry, or for a human', async () => {
    const list = await listOf(someCalls);
    const events = filtersOf(list);
    await enter(list, 'retryable-filter', 'false');
    assert.deepEqual([idsOf(list), events.at(-1)?.retryable], ['c2', false]);
  });

  it('by text', async () => {
    const list = await listOf(someCalls);
    const events = filtersOf(list);
    await enter(list, 'query', 'orphaned');
    assert.deepEqual([idsOf(list), events.at(-1)?.query], ['c1', 'orphaned']);
  });

  it('carries all of the choice, bubbles and is composed', async () => {
    const list = await listOf(someCalls, { blame: 'platform', sort: '-time', groupBy: 'reason' });
    const events = filtersOf(list);
    await enter(list, 'query', 'c');
    const { blame, reason, retryable, query, sort, groupBy, bubbles, composed } = events[0]!;
    assert.deepEqual(
      { blame, reason, retryable, query, sort, groupBy, bubbles, composed },
      { blame: 'platform', reason: null, retryable: null, query: 'c', sort: '-time', groupBy: 'reason', bubbles: true, composed: true },
    ); // prettier-ignore
  });

  it('shows what a script chose in its controls', async () => {
    const list = await listOf(someCalls, { reason: 'stale_sweep', query: 'c', retryable: true });
    const values = ['reason-filter', 'query', 'retryable-filter'].map(
      (name) => (part(list, name) as HTMLInputElement).value,
    );
    assert.deepEqual(values, ['stale_sweep', 'c', 'true']);
  });

  it('names every control', async () => {
    const list = await listOf(someCalls);
    const controls = [...list.shadowRoot!.querySelectorAll('input, select')];
    assert.lengthOf(controls, 3);
    for (const control of controls) {
      assert.isNotEmpty(control.ariaLabel, control.outerHTML);
    }
  });
});

const headers = (list: OsmFailureList) => [...list.shadowRoot!.querySelectorAll<HTMLElement>('[role=columnheader]')];
const header = (list: OsmFailureList, title: string) =>
  headers(list).find((cell) => cell.textContent.trim() === title)!;

describe('osm-failure-list, sorted by a person', () => {
  for (const [title, sort, ids, turned] of [
    ['Reason', 'reason', 'c3 c2 c1', 'c1 c2 c3'],
    ['Duration', 'duration', 'c1 c3 c2', 'c2 c3 c1'],
  ] as const) {
    it(`by ${title}, and turned round by a second press`, async () => {
      const list = await listOf(someCalls);
      const events = filtersOf(list);
      for (const order of [ids, turned]) {
        header(list, title).querySelector('button')!.click();
        await rendered(list);
        assert.strictEqual(idsOf(list), order);
      }
      assert.deepEqual(events.map((event) => event.sort), [sort, `-${sort}`]); // prettier-ignore
    });
  }

  it('says in aria-sort which column sorts', async () => {
    const list = await listOf(someCalls, { sort: 'duration' });
    const sorted = headers(list).filter((cell) => cell.ariaSort !== null && cell.ariaSort !== 'none');
    assert.deepEqual(sorted.map((cell) => [cell.textContent.trim(), cell.ariaSort]), [['Duration', 'descending']]); // prettier-ignore
  });

  it('says in aria-sort when it is turned round', async () => {
    const list = await listOf(someCalls, { sort: '-duration' });
    assert.strictEqual(header(list, 'Duration').ariaSort, 'ascending');
  });
});

describe('osm-failure-list, grouped', () => {
  const calls = [...someCalls, failedCall('c5', 'sip_no_answer', { endedAt: at(-60 * 48) })];

  for (const [groupBy, count] of [
    ['reason', 4],
    ['blame', 2],
    ['day', 2],
  ] as const) {
    it(`has a heading for each ${groupBy}`, async () => {
      const list = await listOf(calls, { groupBy });
      assert.lengthOf(parts(list, 'group-row'), count);
      assert.lengthOf(rows(list), 4);
    });
  }
});

describe('osm-failure-list, in pages', () => {
  const calls = Array.from({ length: 25 }, (_, n) => failedCall(`c${String(n)}`, 'unknown', { endedAt: at(n) }));

  it('shows one page of rows', async () => {
    assert.lengthOf(rows(await listOf(calls, { pageSize: 10 })), 10);
  });

  for (const pageSize of [0, -1, NaN, 100]) {
    it(`shows all rows for a page size of ${String(pageSize)}`, async () => {
      assert.lengthOf(rows(await listOf(calls, { pageSize })), 25);
    });
  }

  it('turns its pages, and stops at the last', async () => {
    const list = await listOf(calls, { pageSize: 10 });
    const next = () => parts(list, 'pages')[0]!.querySelectorAll('button')[1]!;
    const seen: number[] = [];
    for (let n = 0; n < 4; n++) {
      seen.push(rows(list).length);
      next().click();
      await rendered(list);
    }
    assert.deepEqual(seen, [10, 10, 5, 5]);
  });

  it('counts all that match as shown', async () => {
    assert.strictEqual((await listOf(calls, { pageSize: 10 })).summary.shown, 25);
  });

  it('is an attribute', async () => {
    const list = await listOf(calls);
    list.setAttribute('page-size', '5');
    await rendered(list);
    assert.lengthOf(rows(list), 5);
  });
});
