/** Groups: their headings, their order, and retrying a group. */
import '../../src/osm-failure-list.js';

import { assert } from '@open-wc/testing';

import type { OsmFilterEvent, OsmRetryEvent, OsmSelectEvent } from '../../src/elements.js';
import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { failedCall } from '../support/calls.js';
import { findPart, part, parts, partTexts, rendered, until } from '../support/elements.js';
import { enter, idsOf, listOf, recordEvents, shows } from '../support/list.js';

const MINUTE = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE - 500).toISOString();

const calls = [
  failedCall('c1', 'stale_sweep', { endedAt: ago(200), agentId: 'Priya', destination: '+919876540123' }),
  failedCall('c2', 'sip_rejected', { endedAt: ago(4), agentId: 'Arjun', destination: '+919876540456' }),
  failedCall('c3', 'stale_sweep', { endedAt: ago(30), agentId: 'Priya', destination: '+91 98765 40123' }),
  failedCall('c4', 'stale_sweep', { endedAt: ago(60), agentId: '', destination: '' }),
];

const texts = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();

describe('osm-failure-list, in groups', () => {
  for (const [value, names] of [
    ['reason', ['Call was orphaned', 'Carrier rejected the call']],
    ['blame', ['Platform-side', 'Carrier']],
    ['agent', ['Priya', 'Arjun', 'No agent']],
    ['contact', ['••••0123', '••••0456', 'No number and no lead']],
  ] as const) {
    it(`a list grouped by ${value} has these headings: ${names.join(', ')}`, async () => {
      const list = await listOf(calls);
      const events = recordEvents<OsmFilterEvent>(list, 'osm-filter');
      await enter(list, 'group-select', value);
      assert.deepEqual(partTexts(list, 'group-name'), [...names]);
      assert.deepEqual([list.groupBy, events.at(-1)?.groupBy], [value, value]);
      await enter(list, 'group-select', '');
      assert.isNull(findPart(list, 'group-row'));
    });
  }

  it('groups by contact write no whole number into the page', async () => {
    const list = await listOf(calls, { groupBy: 'contact' });
    assert.notMatch(list.shadowRoot!.innerHTML, /9876|98765/);
  });

  it("a group of a lead without a number has the lead's id as its name", async () => {
    const list = await listOf([failedCall('c1', 'stale_sweep', { leadId: 'lead_7' })], { groupBy: 'contact' });
    assert.deepEqual(partTexts(list, 'group-name'), ['lead_7']);
  });

  it('the heading of a group has count, share, and the times of its first and last call', async () => {
    const list = await listOf(calls, { groupBy: 'reason' });
    const [orphaned, rejected] = parts(list, 'group-row');
    assert.match(
      texts(orphaned!),
      /3 failed calls 75% of shown calls first 3 hr\.? ago \(.+\), last 30 min\.? ago \(.+\)/,
    );
    assert.match(texts(rejected!), /1 failed call 25% of shown calls last 4 min\.? ago \(.+\)/);
    const time = rejected!.querySelector('time')!;
    assert.strictEqual(Date.parse(time.dateTime), Date.parse(calls[1]!.endedAt));
    assert.include(time.title, new Date(time.dateTime).getFullYear().toString());
  });

  it('the trend of a group is hidden from screen readers, and has no style attributes', async () => {
    const list = await listOf(calls, { groupBy: 'reason' });
    const [trend] = parts(list, 'group-trend');
    assert.deepEqual([trend!.ariaHidden, trend!.querySelector('[style]')], ['true', null]);
    assert.include(trend!.querySelectorAll('path')[1]!.getAttribute('d'), 'v-8');
  });

  it('the heading of a reason above its limit has the notice and the next step', async () => {
    const list = await listOf([...calls, ...Array.from({ length: 12 }, (_, n) => failedCall(`x${String(n)}`, 'stale_sweep', { endedAt: ago(10) }))], { groupBy: 'reason', totalCalls: 200 }); // prettier-ignore
    assert.match(partTexts(list, 'group-notice').join(), /15 of 200 calls.*check bot container restart logs/);
    list.groupBy = 'blame';
    await rendered(list);
    assert.isNull(findPart(list, 'group-notice'));
  });

  it('groups are sorted by size, or by their latest call', async () => {
    const list = await listOf(calls, { groupBy: 'agent' });
    await enter(list, 'group-sort-select', 'last');
    assert.deepEqual(partTexts(list, 'group-name'), ['Arjun', 'Priya', 'No agent']);
    assert.strictEqual(list.groupSort, 'last');
    list.setAttribute('group-sort', 'count');
    await rendered(list);
    assert.deepEqual(partTexts(list, 'group-name'), ['Priya', 'Arjun', 'No agent']);
  });

  it('groups by day have no choice of an order', async () => {
    assert.isNull(findPart(await listOf(calls, { groupBy: 'day' }), 'group-sort-select'));
  });

  it('the heading of a group follows a new call', async () => {
    const list = await listOf(calls, { groupBy: 'agent' });
    list.upsert(failedCall('c5', 'stale_sweep', { endedAt: ago(0), agentId: 'Arjun' }));
    await until(() => /2 failed calls .*last less than a minute ago/.test(texts(parts(list, 'group-row')[0]!)), 'it is counted'); // prettier-ignore
  });
});

const retryButton = (list: OsmFailureList, place: number) =>
  parts(list, 'group-row')[place]!.querySelector<HTMLElement>('[part=group-retry-button]')!;

describe('osm-failure-list, retrying a group', () => {
  it('groups have no retry button if the host handles no retries', async () => {
    assert.isNull(findPart(await listOf(calls, { groupBy: 'agent' }), 'group-retry-button'));
  });

  it('"Retry group" selects its calls and asks for a confirmation, which says who is left out', async () => {
    const list = await listOf(calls, { groupBy: 'agent', retry: true, selectable: true });
    const selected = recordEvents<OsmSelectEvent>(list, 'osm-select');
    const asked = recordEvents<OsmRetryEvent>(list, 'osm-retry');
    retryButton(list, 0).click();
    await until(() => findPart(list, 'question'), 'it asks');
    assert.deepEqual([...selected.at(-1)!.ids].sort(), ['c1', 'c3']);
    assert.include(texts(part(list, 'question')), 'Call 1 person again?');
    assert.include(texts(part(list, 'left-out')), '1');
    assert.strictEqual(list.shadowRoot!.activeElement, part(list, 'confirm-button'));
    assert.lengthOf(asked, 0);
  });

  it('a confirmed retry of a group calls the people of the group only', async () => {
    const list = await listOf(calls, { groupBy: 'agent', retry: true });
    const placed: string[] = [];
    list.addEventListener('osm-retry', (event) => {
      event.retryWith(({ call }) => {
        placed.push(call.id);
        return Promise.resolve();
      });
    });
    retryButton(list, 0).click();
    await until(() => findPart(list, 'confirm-button'), 'it asks');
    part(list, 'confirm-button').click();
    await until(() => placed.length > 0, 'the call is placed');
    assert.deepEqual(placed, ['c3']);
  });

  it('"Retry group" says why if nobody is called, and focuses that text', async () => {
    const list = await listOf(calls, { groupBy: 'agent', retry: true });
    retryButton(list, 1).click();
    await until(() => findPart(list, 'left-out-filter'), 'it says why');
    await until(() => list.shadowRoot!.activeElement === part(list, 'left-out-filter'), 'it has the focus');
    assert.isNull(findPart(list, 'question'));
  });

  it('the retry button of each group has a name of its own, which begins with its text', async () => {
    const list = await listOf(calls, { groupBy: 'agent', retry: true });
    const buttons = parts(list, 'group-retry-button');
    assert.deepEqual(buttons.map(texts), ['Retry group', 'Retry group', 'Retry group']);
    assert.deepEqual(
      buttons.map(({ ariaLabel }) => ariaLabel),
      ['Retry group: Priya', 'Retry group: Arjun', 'Retry group: No agent'],
    );
  });

  it('Tab reaches the retry button of a group only from its heading', async () => {
    const list = await listOf(calls, { groupBy: 'agent', retry: true });
    const stops = () => parts(list, 'group-row').map((row) => [row.tabIndex, row.querySelector('button')!.tabIndex]);
    assert.deepEqual(stops(), [[0, 0], [-1, -1], [-1, -1]]); // prettier-ignore
  });
});

/** The state of each check box, the one of the head first, then those of the groups. */
const boxes = (list: OsmFailureList) =>
  [part(list, 'head-row'), ...parts(list, 'group-row')].map((line) => {
    const { checked, indeterminate } = checkBox(line);
    return indeterminate ? 'mixed' : String(checked);
  });

const checkBox = (line: Element) => line.querySelector<HTMLInputElement>('input')!;

describe('the check box of a group, and that of all', () => {
  const inGroups = (selection: string[] = []) => listOf(calls, { groupBy: 'agent', selectable: true, selection });

  it('a check box is mixed while some of its calls are selected', async () => {
    const list = await inGroups(['c1']);
    assert.deepEqual(boxes(list), ['mixed', 'mixed', 'false', 'false']);
    list.selection = ['c1', 'c3'];
    await rendered(list);
    assert.deepEqual(boxes(list), ['mixed', 'true', 'false', 'false']);
    list.selection = ['c1', 'c2', 'c3', 'c4'];
    await rendered(list);
    assert.deepEqual(boxes(list), ['true', 'true', 'true', 'true']);
    list.selection = [];
    await rendered(list);
    assert.deepEqual(boxes(list), ['false', 'false', 'false', 'false']);
  });

  it('a mixed check box selects the rest when it is pressed, and none when it is pressed again', async () => {
    const list = await inGroups(['c1']);
    const [group] = parts(list, 'group-row');
    checkBox(group!).click();
    await rendered(list);
    assert.deepEqual([[...list.selection].sort(), boxes(list)], [['c1', 'c3'], ['mixed', 'true', 'false', 'false']]); // prettier-ignore
    checkBox(group!).click();
    await rendered(list);
    assert.deepEqual([list.selection, boxes(list)], [[], ['false', 'false', 'false', 'false']]);
  });

  it('a check box is mixed again if a listener takes a call out', async () => {
    const list = await inGroups(['c1']);
    list.addEventListener('osm-select', () => (list.selection = ['c1']));
    checkBox(parts(list, 'group-row')[0]!).click();
    await rendered(list);
    assert.deepEqual(boxes(list), ['mixed', 'mixed', 'false', 'false']);
  });

  it('a check box is not mixed if the selected calls are filtered away', async () => {
    const list = await inGroups(['c2']);
    await enter(list, 'reason-filter', 'stale_sweep');
    assert.deepEqual(boxes(list), ['false', 'false', 'false']);
  });
});

describe('osm-failure-list, groups and filters', () => {
  it('the share of a group is that of the shown calls', async () => {
    const list = await listOf(calls, { groupBy: 'agent', reason: 'stale_sweep' });
    await shows(list, 'c3 c1 c4');
    assert.strictEqual(idsOf(list), 'c3 c1 c4');
    assert.match(texts(parts(list, 'group-row')[0]!), /67% of shown calls|66\.7% of shown calls/);
  });
});
