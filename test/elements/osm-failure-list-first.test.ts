/** Very many calls at once: the newest are there before all are read, and nobody is told anything that is not so. */
import '../../src/osm-failure-list.js';

import { assert } from '@open-wc/testing';

import type { OsmSelectEvent } from '../../src/index.js';
import { FailureLedger } from '../../src/ledger.js';
import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { failedCall } from '../support/calls.js';
import { findPart, focus, part, parts, partText, until } from '../support/elements.js';
import { idsOf, listOf, recordEvents, rows } from '../support/list.js';

const COUNT = 25_000;

/** Calls in no order of time, some of which come again. */
const shuffled = (count = COUNT) =>
  Array.from({ length: count }, (_, n) => {
    const id = (n * 7919) % count;
    return failedCall(`c${String(id % (count - 100))}`, n % 2 ? 'stale_sweep' : 'sip_rejected', {
      endedAt: new Date(Date.UTC(2026, 4, 13) + id * 1000).toISOString(),
      durationSeconds: n % 300,
    });
  });

const newest = (calls: unknown, count: number) => {
  const ledger = new FailureLedger();
  ledger.replace(calls);
  const view = ledger.view();
  return Array.from({ length: count }, (_, place) => view.keyAt(place));
};

const textOf = (element: Element) => element.textContent.trim().replace(/\s+/g, ' ');

const isBusy = (list: OsmFailureList) => part(list, 'list').ariaBusy === 'true';
const isWhole = (list: OsmFailureList) => until(() => !isBusy(list), 'all is read');

/** A list that was just given very many calls, as it is after its first drawing: whoever waits for it gets it whole. */
async function justGiven(properties: Partial<OsmFailureList> = {}, calls: unknown = shuffled()) {
  const list = await listOf([], properties);
  list.calls = calls as OsmFailureList['calls'];
  await Promise.resolve();
  return list;
}

describe('a list that is given very many calls', () => {
  it('shows the newest, in their order, before all are read', async () => {
    const calls = shuffled();
    const list = await justGiven({}, calls);
    assert.isTrue(isBusy(list));
    const shown = idsOf(list).split(' ');
    assert.isAbove(shown.length, 10);
    assert.deepEqual(shown, newest(calls, shown.length));
    await isWhole(list);
    const whole = idsOf(list).split(' ');
    assert.isAbove(whole.length, 4);
    assert.deepEqual(whole, shown.slice(0, whole.length));
  });

  it('says that it is still reading, without a number, before all are read', async () => {
    const list = await justGiven({ totalCalls: 30_000, selectable: true, retry: true, selection: ['c1', 'c2'] });
    assert.strictEqual(partText(list, 'heading'), 'Failed calls');
    assert.include(partText(list, 'headline'), 'Reading calls…');
    for (const name of ['headline', 'blames', 'filters', 'status', 'period']) {
      assert.notMatch(partText(list, name), /\d/, name);
    }
    for (const name of ['rate', 'notices', 'bulk-bar', 'bar', 'new-calls-button'])
      assert.isNull(findPart(list, name), name);
    assert.strictEqual(part(list, 'grid').getAttribute('aria-rowcount'), '-1');
  });

  it('says how many there are once all are read', async () => {
    const list = await justGiven({ totalCalls: 30_000 });
    await isWhole(list);
    assert.strictEqual(partText(list, 'heading'), '24,900 failed calls');
    assert.notInclude(partText(list, 'headline'), 'Reading');
    assert.strictEqual(partText(list, 'rate'), '83.0% of 30,000 calls');
    assert.strictEqual(partText(list, 'status'), '24,900 of 24,900 failed calls shown');
    assert.strictEqual(part(list, 'grid').getAttribute('aria-rowcount'), '24901');
  });

  it('never shows a number of calls that is not right', async () => {
    const list = await listOf([]);
    const seen = new Set<string>();
    const look = () => {
      seen.add(partText(list, 'heading'));
      const rowCount = findPart(list, 'grid')?.getAttribute('aria-rowcount');
      if (rowCount) seen.add(rowCount);
      for (const name of ['status', 'blames']) for (const bar of parts(list, name)) seen.add(`${name}: ${textOf(bar)}`);
    };
    const observer = new MutationObserver(look);
    observer.observe(list.shadowRoot!, { subtree: true, childList: true, characterData: true, attributes: true });
    list.calls = shuffled();
    await Promise.resolve();
    look();
    await isWhole(list);
    look();
    observer.disconnect();
    assert.sameMembers(
      [...seen],
      [
        'Failed calls',
        '-1',
        'status: ',
        'blames: Platform-side Carrier',
        '24,900 failed calls',
        '24901',
        'status: 24,900 of 24,900 failed calls shown',
        'blames: Platform-side 12,450 Carrier 12,450',
      ],
    );
  });

  it('leaves the rows where they are once all are read', async () => {
    const list = await justGiven();
    const { top } = part(list, 'scroller').getBoundingClientRect();
    const { height } = list.getBoundingClientRect();
    await isWhole(list);
    assert.closeTo(part(list, 'scroller').getBoundingClientRect().top, top, 1);
    assert.closeTo(list.getBoundingClientRect().height, height, 1);
  });

  it('leaves the focus where it is', async () => {
    const list = await listOf([]);
    focus(part(list, 'pause-button'));
    list.calls = shuffled();
    await Promise.resolve();
    await isWhole(list);
    assert.strictEqual(list.shadowRoot!.activeElement, part(list, 'pause-button'));
  });

  it('counts all of them for whoever asks', async () => {
    const list = await justGiven();
    assert.deepEqual([list.summary.failures, list.summary.shown], [COUNT - 100, COUNT - 100]);
  });

  it('is whole for whoever waits for it', async () => {
    const list = await justGiven();
    await list.updateComplete;
    assert.isFalse(isBusy(list));
    assert.match(partText(list, 'heading'), /^24,900 /);
  });

  it('takes changes that follow at once after them', async () => {
    const list = await justGiven();
    list.upsert(failedCall('new', 'unknown', { endedAt: '2027-01-01T00:00:00Z' }));
    list.delete('c7');
    assert.strictEqual(list.summary.failures, COUNT - 100);
    await until(() => rows(list)[0]?.textContent.includes('new'), 'what came later is shown');
  });

  it('forgets them when it is cleared, or given others', async () => {
    const list = await justGiven();
    list.clear();
    await until(() => findPart(list, 'message'), 'nothing is shown');
    list.calls = shuffled();
    await Promise.resolve();
    list.calls = [failedCall('one', 'unknown')];
    await until(() => idsOf(list) === 'one', 'the other is shown');
    await isWhole(list);
    assert.strictEqual(list.summary.failures, 1);
  });

  it('selects all of them by one press', async () => {
    const list = await justGiven({ selectable: true });
    const heard = recordEvents<OsmSelectEvent>(list, 'osm-select');
    list.shadowRoot!.querySelector<HTMLInputElement>('#head input')!.click();
    assert.lengthOf(heard[0]!.ids, COUNT - 100);
  });

  it('holds none of them back, though it is paused', async () => {
    const list = await justGiven({ paused: true, announce: 'polite' });
    await isWhole(list);
    assert.isNull(findPart(list, 'new-calls-button'));
    assert.strictEqual(list.summary.shown, COUNT - 100);
  });

  const otherwise: Record<string, [Partial<OsmFailureList>, () => unknown]> = {
    'in another order': [{ sort: 'duration' }, shuffled],
    'in groups': [{ groupBy: 'reason' }, shuffled],
    'as another iterable': [{}, () => new Set(shuffled())],
    'without their ends': [{}, () => shuffled().map(({ endedAt, ...call }) => ({ ...call, startedAt: endedAt }))],
    'of odd kinds': [{}, () => [...shuffled(), null, 7, 'unknown', Symbol('odd'), { get endedAt() { throw new Error('no'); } }]], // prettier-ignore
  };
  for (const [name, [properties, calls]] of Object.entries(otherwise)) {
    it(`gets whole with calls ${name}`, async () => {
      const list = await justGiven(properties, calls());
      await list.updateComplete;
      assert.isAtLeast(list.summary.failures, COUNT - 100);
      assert.isFalse(isBusy(list));
    });
  }

  it('reads all at once where rows are there already', async () => {
    const list = await listOf([failedCall('one', 'unknown')]);
    list.calls = shuffled();
    await Promise.resolve();
    assert.isFalse(isBusy(list));
    assert.match(partText(list, 'heading'), /^24,900 /);
  });
});
