/** Filters, order, groups and pages, set by a script or by a person. Only a person's change sends `osm-filter`. */
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
    [{ retryable: 'do-not-retry' }, 'c2'],
    [{ retryable: 'policy-decides' }, ''],
    [{ retryable: 'rubbish' as 'do-not-retry' }, 'c3 c2 c1'],
    [{ retryable: null }, 'c3 c2 c1'],
    [{ agent: 'agent_of_c1' }, 'c1'],
    [{ agent: 'nobody' }, ''],
    [{ channel: 'phone' }, 'c3 c2 c1'],
    [{ channel: 'web' }, ''],
    [{ from: at(2) }, 'c3 c2'],
    [{ to: Date.parse(at(2)) }, 'c1'],
    [{ from: new Date(at(2)), to: at(3) }, 'c2'],
    [{ query: 'C2' }, 'c2'],
    [{ query: 'orphaned' }, 'c1'],
    [{ query: 'nowhere' }, ''],
    [{ sort: '-time' }, 'c1 c2 c3'],
    [{ sort: 'reason' }, 'c3 c2 c1'],
    [{ sort: 'duration' }, 'c1 c3 c2'],
    [{ sort: '-duration' }, 'c2 c3 c1'],
    [{ groupBy: 'blame' }, 'c3 c1 c2'],
  ] as [Partial<OsmFailureList>, string][]) {
    it(`a list with ${JSON.stringify(properties)} shows [${ids}]`, async () => {
      assert.strictEqual(idsOf(await listOf(someCalls, properties)), ids);
    });
  }

  for (const [attribute, value, ids] of [
    ['blame', 'carrier', 'c2'],
    ['reason', 'stale_sweep', 'c1'],
    ['retryable', '', 'c3 c1'],
    ['retryable', 'true', 'c3 c1'],
    ['retryable', 'false', 'c2'],
    ['retryable', 'do-not-retry', 'c2'],
    ['retryable', 'policy-decides', ''],
    ['agent', 'agent_of_c1', 'c1'],
    ['channel', 'web', ''],
    ['from', at(2), 'c3 c2'],
    ['to', at(2), 'c1'],
    ['query', 'c2', 'c2'],
    ['sort', '-time', 'c1 c2 c3'],
    ['group-by', 'blame', 'c3 c1 c2'],
  ] as const) {
    it(`a list with ${attribute}="${value}" shows [${ids}], and all calls without it`, async () => {
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
    moment: { from: 'soon' },
    'group-by': { groupBy: '__proto__' as 'day' },
  })) {
    it(`an invalid value of ${name} does not break a list`, async () => {
      let list!: OsmFailureList;
      await warningsDuring(async () => (list = await listOf(someCalls, properties)));
      assert.include(partText(list, 'heading'), '3');
    });
  }

  it('a list without a match says so, and offers to clear the filters', async () => {
    const list = await listOf(someCalls, { query: 'nowhere' });
    const events = filtersOf(list);
    assert.isNotNull(findPart(list, 'message'));
    press(list, 'clear-button');
    await rendered(list);
    assert.deepEqual([idsOf(list), list.query, events.length], ['c3 c2 c1', '', 1]);
  });
});

describe('osm-failure-list, filtered by a person', () => {
  it('pressing a blame filters by it', async () => {
    const list = await listOf(someCalls);
    const events = filtersOf(list);
    parts(list, 'blame-filter').find((button) => button.textContent.includes('Carrier'))!.click(); // prettier-ignore
    await rendered(list);
    assert.deepEqual([idsOf(list), list.blame, events.map(({ blame }) => blame)], ['c2', 'carrier', ['carrier']]);
  });

  it('pressing a blame again shows all calls', async () => {
    const list = await listOf(someCalls);
    for (const ids of ['c2', 'c3 c2 c1']) {
      parts(list, 'blame-filter')
        .find((button) => button.part.contains('carrier'))!
        .click();
      await rendered(list);
      assert.strictEqual(idsOf(list), ids);
    }
  });

  it('choosing a reason filters by it', async () => {
    const list = await listOf(someCalls);
    const events = filtersOf(list);
    await enter(list, 'reason-filter', 'stale_sweep');
    assert.deepEqual([idsOf(list), events.at(-1)?.reason], ['c1', 'stale_sweep']);
  });

  for (const [value, retryable, ids] of [
    ['true', true, 'c3 c1'],
    ['policy-decides', 'policy-decides', 'c5'],
    ['do-not-retry', 'do-not-retry', 'c2'],
    ['', null, 'c5 c3 c2 c1'],
  ] as const) {
    it(`choosing the retry advice "${value}" filters by it`, async () => {
      const hangUp = failedCall('c5', 'caller_hung_up_silently', { endedAt: at(5) });
      const list = await listOf([...someCalls, hangUp]);
      const events = filtersOf(list);
      await enter(list, 'retryable-filter', value);
      assert.deepEqual([idsOf(list), events.at(-1)?.retryable], [ids, retryable]);
    });
  }

  it('"Not retryable" is only offered if the host has set `retryable = false`', async () => {
    const list = await listOf(someCalls, { retryable: false });
    const select = part(list, 'retryable-filter') as HTMLSelectElement;
    assert.strictEqual(select.selectedOptions[0]?.textContent, 'Not retryable (1)');
    list.retryable = null;
    await rendered(list);
    assert.deepEqual(
      [...select.options].map(({ text }) => text),
      ['Any retry advice', 'Worth a retry (2)', 'Your policy decides (0)', 'Needs a person first (1)'],
    );
  });

  it('typing in the search field filters by text', async () => {
    const list = await listOf(someCalls);
    const events = filtersOf(list);
    await enter(list, 'query', 'orphaned');
    assert.deepEqual([idsOf(list), events.at(-1)?.query], ['c1', 'orphaned']);
  });

  it('osm-filter has the whole choice, bubbles and is composed', async () => {
    const list = await listOf(someCalls, { blame: 'platform', sort: '-time', groupBy: 'reason' });
    const events = filtersOf(list);
    await enter(list, 'query', 'c');
    const { blame, reason, retryable, query, sort, groupBy, bubbles, composed } = events[0]!;
    assert.deepEqual(
      { blame, reason, retryable, query, sort, groupBy, bubbles, composed },
      { blame: 'platform', reason: null, retryable: null, query: 'c', sort: '-time', groupBy: 'reason', bubbles: true, composed: true },
    ); // prettier-ignore
  });

  it('the controls show filters that a script sets', async () => {
    const list = await listOf(someCalls, { reason: 'stale_sweep', query: 'c', retryable: true });
    const values = ['reason-filter', 'query', 'retryable-filter'].map(
      (name) => (part(list, name) as HTMLInputElement).value,
    );
    assert.deepEqual(values, ['stale_sweep', 'c', 'true']);
  });

  it('every control of the filters has an accessible name', async () => {
    const list = await listOf(someCalls);
    const controls = [...list.shadowRoot!.querySelectorAll('input, select')];
    assert.lengthOf(controls, 8);
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
    it(`a press on ${title} sorts by it, and a second press reverses the order`, async () => {
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

  it('aria-sort is on the column that the list is sorted by', async () => {
    const list = await listOf(someCalls, { sort: 'duration' });
    const sorted = headers(list).filter((cell) => cell.ariaSort !== null && cell.ariaSort !== 'none');
    assert.deepEqual(sorted.map((cell) => [cell.textContent.trim(), cell.ariaSort]), [['Duration', 'descending']]); // prettier-ignore
  });

  it('aria-sort follows a reversed order', async () => {
    const list = await listOf(someCalls, { sort: '-duration' });
    assert.strictEqual(header(list, 'Duration').ariaSort, 'ascending');
  });
});

describe('how many calls are shown', () => {
  const places = (list: OsmFailureList) =>
    ['filtered-count', 'shown-count'].filter((name) => findPart(list, name)?.checkVisibility());

  it('the number of shown calls is below the rows, or, while calls are filtered, beside the filters', async () => {
    const list = await listOf(someCalls);
    assert.deepEqual(places(list), ['shown-count']);
    await enter(list, 'query', 'c2');
    assert.deepEqual(places(list), ['filtered-count']);
    assert.strictEqual(partText(list, 'filtered-count'), '1 of 3 failed calls shown');
    await enter(list, 'query', '');
    assert.deepEqual(places(list), ['shown-count']);
  });
});

describe('osm-failure-list, grouped', () => {
  const calls = [...someCalls, failedCall('c5', 'sip_no_answer', { endedAt: at(-60 * 48) })];

  for (const [groupBy, count] of [
    ['reason', 4],
    ['blame', 2],
    ['day', 2],
    ['agent', 4],
    ['contact', 1],
  ] as const) {
    it(`a list grouped by ${groupBy} has a heading for each group`, async () => {
      const list = await listOf(calls, { groupBy });
      assert.lengthOf(parts(list, 'group-row'), count);
      assert.lengthOf(rows(list), 4);
    });
  }
});

describe('osm-failure-list, in pages', () => {
  const calls = Array.from({ length: 25 }, (_, n) => failedCall(`c${String(n)}`, 'unknown', { endedAt: at(n) }));

  it('a list with page-size shows one page of rows', async () => {
    assert.lengthOf(rows(await listOf(calls, { pageSize: 10 })), 10);
  });

  for (const pageSize of [0, -1, NaN, 100]) {
    it(`a list with a page size of ${String(pageSize)} shows all rows`, async () => {
      assert.lengthOf(rows(await listOf(calls, { pageSize })), 25);
    });
  }

  it('the buttons of the pages go forward up to the last page', async () => {
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

  it('a list with pages counts all matching calls as shown', async () => {
    assert.strictEqual((await listOf(calls, { pageSize: 10 })).summary.shown, 25);
  });

  it('page-size is an attribute', async () => {
    const list = await listOf(calls);
    list.setAttribute('page-size', '5');
    await rendered(list);
    assert.lengthOf(rows(list), 5);
  });
});
