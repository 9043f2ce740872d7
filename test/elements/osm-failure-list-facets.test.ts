/**
 * Filters with counts, active filters that can be removed one by one, and filters that are folded if there is little
 * room.
 */
import '../../src/osm-failure-list.js';

import { assert } from '@open-wc/testing';

import type { OsmFilterEvent } from '../../src/elements.js';
import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { at, failedCall } from '../support/calls.js';
import { findPart, focus, part, parts, partText, press, rendered, until } from '../support/elements.js';
import { enter, idsOf, listOf, recordEvents, shows } from '../support/list.js';

const calls = [
  failedCall('c1', 'stale_sweep', { endedAt: at(1), agentId: 'Priya', channel: 'phone' }),
  failedCall('c2', 'sip_rejected', { endedAt: at(2), agentId: 'Arjun', channel: 'web' }),
  failedCall('c3', 'no_audio_output', { endedAt: at(3), agentId: 'Priya', channel: 'web' }),
  failedCall('c4', 'caller_hung_up_silently', { endedAt: at(4), agentId: 'Arjun', channel: 'phone' }),
];

const select = (list: OsmFailureList, name: string) => part(list, name) as HTMLSelectElement;
const optionsOf = (list: OsmFailureList, name: string) =>
  [...select(list, name).options].map((option) => option.textContent.trim());

describe('osm-failure-list, filters with counts', () => {
  it('each option of a filter counts the calls that it would show with the other filters applied', async () => {
    const list = await listOf(calls, { agent: 'Priya', blame: 'platform' });
    assert.deepEqual(optionsOf(list, 'agent-filter'), ['All agents', 'Priya (2)']);
    assert.deepEqual(optionsOf(list, 'blame-select'), ['Any blame', 'Platform-side (2)']);
    assert.deepEqual(optionsOf(list, 'channel-filter').slice(1).map((text) => text.replace(/\D/g, '')), ['1', '1']); // prettier-ignore
  });

  it('the counts of filters follow calls that are added and removed', async () => {
    const list = await listOf(calls);
    list.upsert(failedCall('c5', 'stale_sweep', { endedAt: at(5), agentId: 'Priya' }));
    list.delete('c2');
    await until(() => optionsOf(list, 'agent-filter').join() === 'All agents,Arjun (1),Priya (3)', 'the counts follow');
  });

  it('the retry filter offers all three kinds of advice', async () => {
    const list = await listOf(calls);
    assert.deepEqual(optionsOf(list, 'retryable-filter'), [
      'Any retry advice',
      'Worth a retry (2)',
      'Your policy decides (1)',
      'Needs a person first (1)',
    ]);
  });

  for (const [name, value, ids] of [
    ['blame-select', 'carrier', 'c2'],
    ['reason-filter', 'stale_sweep', 'c1'],
    ['retryable-filter', 'true', 'c3 c1'],
    ['retryable-filter', 'policy-decides', 'c4'],
    ['agent-filter', 'Arjun', 'c4 c2'],
    ['channel-filter', 'web', 'c3 c2'],
  ] as const) {
    it(`choosing the retry advice ${value} filters by it`, async () => {
      const list = await listOf(calls);
      const events = recordEvents<OsmFilterEvent>(list, 'osm-filter');
      await enter(list, name, value);
      assert.deepEqual([idsOf(list), events.length], [ids, 1]);
      await enter(list, name, '');
      assert.strictEqual(idsOf(list), 'c4 c3 c2 c1');
    });
  }

  it('filters of agents and channels are not offered if no call has one', async () => {
    const list = await listOf([failedCall('c1', 'stale_sweep', { agentId: '', channel: '' })]);
    assert.deepEqual([findPart(list, 'agent-filter'), findPart(list, 'channel-filter')], [null, null]);
  });

  it('the filter of agents stays while another filter hides all calls', async () => {
    const list = await listOf(calls, { blame: 'environment' });
    assert.isNotNull(findPart(list, 'agent-filter'));
  });

  it('a filter shows a value that a script chose, even if no call has it', async () => {
    const list = await listOf(calls, { agent: 'Meera', channel: 'fax' });
    assert.deepEqual([select(list, 'agent-filter').value, select(list, 'channel-filter').value], ['Meera', 'fax']);
  });
});

const chips = (list: OsmFailureList) => parts(list, 'chip');

describe('osm-failure-list, chosen filters', () => {
  it('no filter buttons are shown without filters', async () => {
    assert.isNull(findPart(await listOf(calls, { sort: 'reason', groupBy: 'agent' }), 'chosen'));
  });

  it('each active filter is a button that names what it removes', async () => {
    const list = await listOf(calls, { blame: 'platform', agent: 'Priya', retryable: true });
    const names = chips(list).map((chip) => chip.ariaLabel);
    assert.deepEqual(names, ['Platform-side', 'Worth a retry', 'Priya'].map((name) => `Remove filter: ${name}`)); // prettier-ignore
    assert.strictEqual(partText(list, 'filtered-count'), '2 of 4 failed calls shown');
  });

  it('a pressed filter button removes its filter only, and the focus moves to the next one', async () => {
    const list = await listOf(calls, { blame: 'platform', agent: 'Priya', reason: 'stale_sweep' });
    const events = recordEvents<OsmFilterEvent>(list, 'osm-filter');
    focus(chips(list)[1]!);
    chips(list)[1]!.click();
    await shows(list, 'c3 c1');
    assert.deepEqual([list.reason, list.blame, list.agent, events.length], [null, 'platform', 'Priya', 1]);
    assert.strictEqual((list.shadowRoot!.activeElement as HTMLElement).ariaLabel, 'Remove filter: Priya');
  });

  it('the focus moves to the search field when the last filter is removed', async () => {
    const list = await listOf(calls, { agent: 'Priya' });
    focus(chips(list)[0]!);
    chips(list)[0]!.click();
    await shows(list, 'c4 c3 c2 c1');
    await until(() => list.shadowRoot!.activeElement === part(list, 'query'), 'the search field has the focus');
  });

  it('a range of time is one active filter, which removes both ends', async () => {
    const list = await listOf(calls, { from: at(2), to: at(4) });
    assert.strictEqual(idsOf(list), 'c3 c2');
    assert.lengthOf(chips(list), 1);
    assert.match(chips(list)[0]!.textContent, /\d\d:02.*\d\d:04/);
    chips(list)[0]!.click();
    await shows(list, 'c4 c3 c2 c1');
    assert.deepEqual([list.from, list.to], [null, null]);
  });

  for (const ends of [{ from: at(2) }, { to: at(2) }, { from: at(3), to: at(2) }]) {
    it(`the active filter shows the range ${JSON.stringify(ends)} in words`, async () => {
      assert.match(chips(await listOf(calls, ends))[0]!.textContent, /\d\d:0[23]/);
    });
  }

  it('"Clear filters" removes all filters', async () => {
    const list = await listOf(calls, { blame: 'platform', agent: 'Priya', channel: 'web', from: at(1), query: 'c', retryable: true }); // prettier-ignore
    press(list, 'clear-button');
    await shows(list, 'c4 c3 c2 c1');
    assert.deepEqual([list.blame, list.agent, list.channel, list.from, list.query, list.retryable], [null, null, null, null, '', null]); // prettier-ignore
  });
});

describe('osm-failure-list, folded filters', () => {
  const narrow = (width: string, properties: Partial<OsmFailureList> = {}) =>
    listOf(calls, { ...properties }).then(async (list) => {
      list.style.width = width;
      // A background page reports no size changes; the next draw measures.
      list.requestUpdate();
      await until(() => Boolean(findPart(list, 'filters-button')) === (width === '360px'), 'it fits its room');
      return list;
    });
  const isShown = (list: OsmFailureList) => part(list, 'choices').checkVisibility();

  it('filters are open if there is room', async () => {
    const list = await narrow('1100px');
    assert.isTrue(isShown(list));
  });

  it('filters are behind one button with their number if there is little room', async () => {
    const list = await narrow('360px', { agent: 'Priya', blame: 'platform' });
    const button = part(list, 'filters-button');
    assert.deepEqual([button.textContent.trim(), button.ariaExpanded, isShown(list)], ['Filters (2)', 'false', false]);
  });

  it('the filters button opens and closes the filters, and new calls do not', async () => {
    const list = await narrow('360px');
    press(list, 'filters-button');
    await rendered(list);
    assert.deepEqual([part(list, 'filters-button').ariaExpanded, isShown(list)], ['true', true]);
    list.upsert(failedCall('c5', 'stale_sweep', { endedAt: at(5) }));
    await shows(list, 'c5 c4 c3 c2 c1');
    assert.isTrue(isShown(list));
    press(list, 'filters-button');
    await rendered(list);
    assert.isFalse(isShown(list));
  });
});
