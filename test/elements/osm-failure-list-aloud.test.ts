/** What came of a person's presses in a list is said aloud: once, and of nothing else (WCAG 4.1.3). */
import '../../src/osm-failure-list.js';

import { assert } from '@open-wc/testing';

import { useCatalog } from '../../src/catalog.js';
import german from '../../src/locales/de.js';
import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { at, failedCall } from '../support/calls.js';
import { listen, part, parts, press, rendered, until } from '../support/elements.js';
import { enter, listOf, rowOf, someCalls } from '../support/list.js';

let listener: ReturnType<typeof listen>;

/** Waits until so much was announced, and returns it. */
async function heard(count = 1): Promise<string[]> {
  await until(() => listener.heard.length >= count, `${String(count)} announcements, of which there are: ${listener.heard.join(' | ')}`); // prettier-ignore
  return listener.heard;
}

const sortBy = (list: OsmFailureList, column: string) =>
  part(list, `${column}-cell`).querySelector<HTMLElement>('[part~=sort-button]')!.click();

const checkBox = (line: Element) => line.querySelector<HTMLElement>('input[type=checkbox]')!;

type Press = (list: OsmFailureList) => unknown;

const OUTCOMES: readonly (readonly [name: string, press: Press, words: string])[] = [
  ['choosing a blame', (list) => press(list, 'blame-filter'), '2 of 3 failed calls shown'],
  ['choosing a reason', (list) => enter(list, 'reason-filter', 'sip_rejected'), '1 of 3 failed calls shown'],
  ['searching', (list) => enter(list, 'query', 'c'), '3 of 3 failed calls shown'],
  ['searching for what no call has', (list) => enter(list, 'query', '~'), 'No failed calls match these filters.'],
  ['sorting by time', (list) => sortBy(list, 'time'), 'Sorted by Time, Oldest first'],
  ['sorting by reason', (list) => sortBy(list, 'reason'), 'Sorted by Reason'],
  ['sorting by duration', (list) => sortBy(list, 'duration'), 'Sorted by Duration, Longest first'],
  ['grouping by reason', (list) => enter(list, 'group-select', 'reason'), '3 groups, Largest first'],
  ['grouping by day', (list) => enter(list, 'group-select', 'day'), '1 group, Latest first'],
  ['selecting a call', (list) => checkBox(rowOf(list, 'c2')).click(), '1 call selected'],
  ['selecting all', (list) => checkBox(part(list, 'head-row')).click(), '3 calls selected'],
];

describe('osm-failure-list, announced outcomes', () => {
  beforeEach(() => {
    listener = listen();
  });

  afterEach(() => {
    listener.stop();
  });

  for (const [name, act, words] of OUTCOMES) {
    it(`${name} is announced politely as "${words}", whatever \`announce\` is`, async () => {
      const list = await listOf(someCalls, { selectable: true });
      await act(list);
      assert.deepEqual(await heard(), [`polite: ${words}`]);
    });
  }

  it('the number of shown calls is announced after one filter and after all filters are removed', async () => {
    const list = await listOf(someCalls, { blame: 'carrier' });
    press(list, 'chip');
    assert.deepEqual(await heard(), ['polite: 3 of 3 failed calls shown']);
    await enter(list, 'query', 'c2');
    await heard(2);
    press(list, 'clear-button');
    assert.strictEqual((await heard(3)).at(-1), 'polite: 3 of 3 failed calls shown');
  });

  it("a change of the groups' order, and the removal of groups, are announced", async () => {
    const list = await listOf(someCalls, { groupBy: 'blame' });
    await enter(list, 'group-sort-select', 'last');
    assert.deepEqual(await heard(), ['polite: 2 groups, Latest first']);
    await enter(list, 'group-select', '');
    assert.strictEqual((await heard(2)).at(-1), 'polite: No groups');
  });

  it('the number of selected calls is announced after a call is deselected and after a group is selected', async () => {
    const list = await listOf(someCalls, { selectable: true, groupBy: 'blame', selection: ['c1'] });
    checkBox(rowOf(list, 'c1')).click();
    assert.deepEqual(await heard(), ['polite: 0 calls selected']);
    checkBox(parts(list, 'group-row')[0]!).click();
    assert.strictEqual((await heard(2)).at(-1), 'polite: 2 calls selected');
  });

  it('the shown page is announced after it is changed', async () => {
    const list = await listOf(someCalls, { pageSize: 2 });
    part(list, 'pages').querySelectorAll('button')[1]!.click();
    assert.deepEqual(await heard(), ['polite: Page 2 of 2']);
  });

  it('the outcome of a search is announced once, after the last letter', async () => {
    const list = await listOf(someCalls);
    for (const query of ['c', 'ca', 'carrier', 'carrier re']) await enter(list, 'query', query);
    assert.deepEqual(await heard(), ['polite: 1 of 3 failed calls shown']);
    sortBy(list, 'duration');
    assert.deepEqual((await heard(2)).slice(1), ['polite: Sorted by Duration, Longest first']);
  });

  it('nothing is announced on the first draw, for changes by the host, or for new calls', async () => {
    const list = await listOf(someCalls, { groupBy: 'reason', query: 'c', selection: ['c1'] });
    Object.assign(list, { blame: 'carrier', sort: '-time', groupBy: null, selection: ['c2'], pageSize: 1 });
    list.view = { reason: 'sip_rejected' };
    await rendered(list);
    list.upsert([failedCall('c9', 'sip_rejected', { endedAt: at(9) }), { id: 'c2', status: 'completed' }]);
    await rendered(list);
    sortBy(list, 'duration');
    assert.deepEqual(await heard(), ['polite: Sorted by Duration, Longest first']);
  });

  it('announced numbers count all calls, also those that the first draw had not read', async () => {
    const list = document.createElement('osm-failure-list');
    list.calls = Array.from({ length: 30_000 }, (_, n) => failedCall(`c${String(n)}`, 'stale_sweep', { endedAt: at(n % 60) })); // prettier-ignore
    list.selectable = true;
    document.body.append(list);
    await until(() => list.shadowRoot?.querySelector('[part~=select-cell] input'), 'the first rows are drawn');
    checkBox(part(list, 'head-row')).click();
    assert.deepEqual(await heard(), ['polite: 30,000 calls selected']);
    list.remove();
  });

  it('outcomes are announced in the language of the list', async () => {
    useCatalog(german);
    const list = await listOf(someCalls, { lang: 'de' });
    sortBy(list, 'duration');
    assert.deepEqual(await heard(), ['polite: Sortiert nach Dauer, Längste zuerst']);
  });

  it('the status line is not a live region, which would be announced twice', async () => {
    const list = await listOf(someCalls, { selectable: true });
    assert.isNull(list.shadowRoot!.querySelector('[aria-live], [role=status], [role=alert], [role=log], output'));
  });
});
