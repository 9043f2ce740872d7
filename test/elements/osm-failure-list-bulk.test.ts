/** Retrying many calls at once: only those that are worth it, a few at a time, stoppable, with an account of each. */
import '../../src/osm-failure-list.js';

import { assert } from '@open-wc/testing';

import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { answer, asking, idsAsked, retryable, retryingAll, selectAll } from '../support/bulk.js';
import { at, failedCall } from '../support/calls.js';
import { drawn, maybe, part, parts, press, said, until } from '../support/elements.js';
import { banners, enter, listOf, rowOf, rows, someCalls, toggle } from '../support/list.js';
import { warningsDuring } from '../support/warnings.js';

const CONCURRENCY = 4;

const box = (row: HTMLElement) => row.querySelector<HTMLInputElement>('input')!;
const tick = async (list: OsmFailureList, row: HTMLElement) => {
  box(row).click();
  await drawn(list);
};
const progress = (list: OsmFailureList) => part(list, 'progress') as HTMLProgressElement;

describe('what a bulk retry asks for', () => {
  it('is nothing while nothing is selected', async () => {
    const { list } = await asking(someCalls);
    assert.isNull(maybe(list, 'bulk-bar'));
  });

  it('is not there unless the host handles retries', async () => {
    const list = await listOf(someCalls, { selectable: true, selection: ['c1'] });
    assert.isNull(maybe(list, 'bulk-bar'));
  });

  it('is the selected rows', async () => {
    const { list, asked } = await asking(retryable(5));
    for (const id of ['r1', 'r3']) await tick(list, rowOf(list, id));
    assert.strictEqual(said(list, 'retry-button'), 'Call 2 people again');
    press(list, 'retry-button');
    assert.strictEqual(idsAsked(asked), 'r1 r3');
  });

  it('is a group', async () => {
    const { list, asked } = await asking([...someCalls, failedCall('c5', 'sip_no_answer')], { groupBy: 'reason' });
    await tick(list, parts(list, 'group-row')[0]!);
    press(list, 'retry-button');
    assert.strictEqual(idsAsked(asked), 'c3');
  });

  it('is no longer a group that is unselected', async () => {
    const { list } = await asking(someCalls, { groupBy: 'reason' });
    const group = () => parts(list, 'group-row')[0]!;
    await tick(list, group());
    assert.deepEqual([group().ariaSelected, rowOf(list, 'c3').ariaSelected], ['true', 'true']);
    await tick(list, group());
    assert.deepEqual([...list.selection], []);
  });

  it('is everything that matches, drawn or not', async () => {
    const { list, events } = await retryingAll([...retryable(300), failedCall('x', 'no_audio_output')], {
      reason: 'stale_sweep',
    });
    assert.isBelow(rows(list).length, 300);
    assert.lengthOf(events[0]!.failures, 300);
  });

  it('is only what is retryable', async () => {
    const { asked } = await retryingAll(someCalls);
    assert.strictEqual(idsAsked(asked), 'c3 c1');
  });

  it('says what it leaves out', async () => {
    const { list } = await asking(someCalls);
    await selectAll(list);
    assert.strictEqual(said(list, 'retry-button'), 'Call 2 people again');
    assert.match(said(list, 'bulk-bar'), /\b1 will not be called:\s+1 not retryable/);
  });

  it('has no button where nothing of it is retryable', async () => {
    const { list } = await asking(someCalls);
    await tick(list, rowOf(list, 'c2'));
    assert.isNull(maybe(list, 'retry-button'));
    assert.match(said(list, 'bulk-bar'), /\b1 will not be called/);
  });

  it('is carried by one osm-retry, all of it', async () => {
    const { events } = await retryingAll(retryable(6));
    assert.deepEqual(events.map(({ failures }) => failures.map(({ call }) => call.id)), [['r0', 'r1', 'r2', 'r3', 'r4', 'r5']]); // prettier-ignore
  });

  it('is left out when it was placed already', async () => {
    const { list, asked } = await retryingAll(retryable(2));
    await answer(list, asked, 'placed');
    assert.isNull(maybe(list, 'retry-button'));
    assert.match(said(list, 'bulk-bar'), /2 will not be called:\s+2 called again later/);
  });

  it('leaves out what is pending in an opened row', async () => {
    const { list, asked } = await asking(retryable(3));
    await toggle(list, 'r1');
    press(banners(list)[0]!, 'retry-button');
    await selectAll(list);
    press(list, 'retry-button');
    assert.strictEqual(idsAsked(asked), 'r1 r0 r2');
  });
});

describe('the handler of a bulk retry', () => {
  it('is called for four calls at once', async () => {
    const { asked } = await retryingAll(retryable(10));
    assert.lengthOf(asked, CONCURRENCY);
  });

  it('is called for the next call when one settles', async () => {
    const { list, asked } = await retryingAll(retryable(10));
    await answer(list, asked.slice(1, 2), 'placed');
    assert.strictEqual(idsAsked(asked), 'r0 r1 r2 r3 r4');
  });

  it('is called once for each call', async () => {
    const { list, asked } = await retryingAll(retryable(10));
    for (let settled = 0; settled < 10; settled++) await answer(list, asked.slice(settled, settled + 1), 'placed');
    assert.strictEqual(idsAsked(asked), 'r0 r1 r2 r3 r4 r5 r6 r7 r8 r9');
  });

  it("is given each call's own idempotency key", async () => {
    const { asked } = await retryingAll([failedCall('a', 'stale_sweep', { attempt: 3 }), ...retryable(1)]);
    const keys = asked.map(({ context }) => context.idempotencyKey);
    assert.deepEqual(keys.sort(), ['osm-retry:a:3', 'osm-retry:r0:1']);
  });

  it('is given an abort signal for each call', async () => {
    const { asked } = await retryingAll(retryable(3));
    const signals = asked.map(({ context }) => context.signal);
    assert.isTrue(signals.every((signal) => signal instanceof AbortSignal && !signal.aborted));
    assert.strictEqual(new Set(signals).size, 3);
  });

  it('is called for no more than four calls at once after a cancel, whatever settles late', async () => {
    const { list, asked } = await retryingAll(retryable(20));
    press(list, 'cancel-button');
    await drawn(list);
    press(list, 'retry-button');
    await answer(list, asked.slice(0, CONCURRENCY), 'placed');
    assert.lengthOf(asked, 2 * CONCURRENCY);
  });

  it('is not called for a call that is re-classified while it waits', async () => {
    const { list, asked } = await retryingAll(retryable(5));
    list.upsert(failedCall('r4', 'sip_rejected'));
    await answer(list, asked.slice(0, 1), 'placed');
    assert.strictEqual(idsAsked(asked), 'r0 r1 r2 r3');
  });

  it('is not called for a call that turns out not to have failed while it waits', async () => {
    const { list, asked } = await retryingAll(retryable(5));
    list.upsert({ id: 'r4', status: 'completed' });
    await answer(list, asked.slice(0, 1), 'placed');
    assert.strictEqual(idsAsked(asked), 'r0 r1 r2 r3');
  });

  it('is not called for a call that is retried from its row while it waits', async () => {
    const { list, asked } = await retryingAll(retryable(5));
    await toggle(list, 'r4');
    press(banners(list)[0]!, 'retry-button');
    await answer(list, asked.slice(0, 1), 'placed');
    assert.strictEqual(idsAsked(asked), 'r0 r1 r2 r3 r4');
  });

  for (const [name, handler] of Object.entries({
    throws: () => {
      throw new Error('503');
    },
    rejects: () => Promise.reject(new Error('503')),
    'rejects with nothing': () => Promise.reject(), // eslint-disable-line @typescript-eslint/prefer-promise-reject-errors
  })) {
    it(`may fail: one that ${name} is counted as failed`, async () => {
      const list = await listOf(retryable(6), { selectable: true, retry: true });
      list.addEventListener('osm-retry', (event) => event.retryWith(handler));
      await selectAll(list);
      await warningsDuring(async () => {
        press(list, 'retry-button');
        await drawn(list);
      });
      assert.match(said(list, 'bulk-bar'), /\b0 of 6 calls placed, 6 could not be placed/);
    });
  }
});

describe('the progress of a bulk retry', () => {
  it('has numbers, and a name', async () => {
    const { list, asked } = await retryingAll(retryable(6));
    await answer(list, asked.slice(0, 2), 'placed');
    await answer(list, asked.slice(2, 3), 'failed');
    assert.deepEqual([progress(list).value, progress(list).max], [3, 6]);
    assert.match(said(list, 'bulk-bar'), /\b2 of 6 calls placed, 1 could not be placed/);
    assert.isNotEmpty(progress(list).ariaLabel);
  });

  it('is told in each row', async () => {
    const { list, asked } = await retryingAll(retryable(6));
    await answer(list, asked.slice(0, 1), 'placed');
    await answer(list, asked.slice(1, 2), 'failed');
    const status = (id: string) => rowOf(list, id).querySelector('[part~=row-status]')?.textContent;
    const [placed, lost, busy] = ['r0', 'r1', 'r2'].map(status);
    assert.strictEqual(new Set([placed, lost, busy]).size, 3);
    for (const text of [placed, lost, busy]) assert.isNotEmpty(text);
  });

  it('hides the retry button while it goes on', async () => {
    const { list, events } = await retryingAll(retryable(6));
    assert.isNull(maybe(list, 'retry-button'));
    assert.lengthOf(events, 1);
  });

  it('stays when the selection goes', async () => {
    const { list } = await retryingAll(retryable(6));
    await selectAll(list);
    assert.deepEqual([...list.selection], []);
    assert.isNotNull(maybe(list, 'progress'));
  });

  for (const [name, act] of Object.entries({
    'closing a row': async (list: OsmFailureList) => {
      await toggle(list, 'r0');
      await toggle(list, 'r0');
    },
    scrolling: async (list: OsmFailureList) => {
      const scroller = part(list, 'scroller');
      scroller.scrollTop = scroller.scrollHeight;
      scroller.dispatchEvent(new Event('scroll'));
      await drawn(list);
      assert.isUndefined(rowOf(list, 'r1'));
    },
    'filtering rows away': async (list: OsmFailureList) => {
      await enter(list, 'query', 'nowhere');
      assert.isEmpty(rows(list));
    },
    'an update of its call': async (list: OsmFailureList) => {
      list.upsert(failedCall('r0', 'stale_sweep', { durationSeconds: 61 }));
      await drawn(list);
    },
    'a move of the list': async (list: OsmFailureList) => {
      document.body.append(list);
      await drawn(list);
    },
  })) {
    it(`is not stopped by ${name}`, async () => {
      const { list, asked } = await retryingAll(retryable(300));
      await act(list);
      assert.isFalse(asked.some(({ context }) => context.signal.aborted));
      await answer(list, asked.slice(0, 1), 'placed');
      assert.strictEqual(idsAsked(asked), 'r0 r1 r2 r3 r4');
      list.remove();
    });
  }

  it('is still shown when the retried rows are filtered away', async () => {
    const { list } = await retryingAll(retryable(6));
    await enter(list, 'query', 'nowhere');
    assert.isNotNull(maybe(list, 'cancel-button'));
  });
});

describe('cancelling a bulk retry', () => {
  const cancelled = async () => {
    const given = await retryingAll(retryable(10));
    press(given.list, 'cancel-button');
    await drawn(given.list);
    return given;
  };

  it('aborts what is pending', async () => {
    const { asked } = await cancelled();
    assert.isTrue(asked.every(({ context }) => context.signal.aborted));
  });

  it('starts no more, though handlers settle afterwards', async () => {
    const { list, asked } = await cancelled();
    await answer(list, asked.slice(0, 2), 'placed');
    await answer(list, asked.slice(2), 'failed');
    assert.lengthOf(asked, CONCURRENCY);
  });

  it('frees the list at once, though no handler ever settles', async () => {
    const { list } = await cancelled();
    assert.isNull(maybe(list, 'cancel-button'));
    assert.strictEqual(said(list, 'retry-button'), 'Call 10 people again');
  });

  it('keeps what was placed before', async () => {
    const { list, asked } = await retryingAll(retryable(10));
    await answer(list, asked.slice(0, 2), 'placed');
    press(list, 'cancel-button');
    await drawn(list);
    assert.match(said(list, 'bulk-bar'), /\bCancelled: 2 of 10 calls placed\b/);
    assert.strictEqual(said(list, 'retry-button'), 'Call 8 people again');
  });

  it('keeps the focus in the list', async () => {
    const { list } = await retryingAll(retryable(10));
    part(list, 'cancel-button').focus();
    press(list, 'cancel-button');
    await drawn(list);
    assert.isNotNull(list.shadowRoot!.activeElement);
  });
});

describe('trying again what failed', () => {
  /** Of six calls, two fail. */
  const twoFailed = async () => {
    const given = await retryingAll(retryable(6));
    await answer(given.list, given.asked.slice(0, 2), 'failed');
    await answer(given.list, given.asked.slice(2), 'placed');
    return given;
  };

  it('is offered once nothing is pending', async () => {
    const { list, asked } = await retryingAll(retryable(6));
    await answer(list, asked.slice(0, 2), 'failed');
    assert.isNull(maybe(list, 'again-button'));
    await answer(list, asked.slice(2), 'placed');
    assert.match(said(list, 'again-button'), /^Try these\b.*\bagain$/);
  });

  it('is not offered when all went through', async () => {
    const { list, asked } = await retryingAll(retryable(3));
    await answer(list, asked, 'placed');
    assert.isNull(maybe(list, 'again-button'));
  });

  it('lists what failed', async () => {
    const { list } = await twoFailed();
    assert.match(said(list, 'bulk-bar'), /\br0 503\s*r1 503/);
  });

  it('asks for them and only them', async () => {
    const { list, events } = await twoFailed();
    press(list, 'again-button');
    assert.deepEqual(events[1]!.failures.map(({ call }) => call.id), ['r0', 'r1']); // prettier-ignore
  });

  it('uses the same idempotency keys', async () => {
    const { list, asked } = await twoFailed();
    press(list, 'again-button');
    const keys = asked.map(({ context }) => context.idempotencyKey);
    assert.deepEqual(keys.slice(-2), keys.slice(0, 2));
  });

  it('gives fresh signals', async () => {
    const { list, asked } = await twoFailed();
    press(list, 'again-button');
    assert.isFalse(asked.slice(-2).some(({ context }) => context.signal.aborted));
    assert.strictEqual(new Set(asked.map(({ context }) => context.signal)).size, 8);
  });

  it('leaves out what has become not retryable since', async () => {
    const { list, events } = await twoFailed();
    list.upsert(failedCall('r0', 'sip_rejected', { endedAt: at(1000) }));
    press(list, 'again-button');
    assert.deepEqual(events[1]!.failures.map(({ call }) => call.id), ['r1']); // prettier-ignore
  });

  it('leaves out what turned out not to have failed', async () => {
    const { list, events } = await twoFailed();
    list.upsert({ id: 'r0', status: 'completed' });
    press(list, 'again-button');
    assert.deepEqual(events[1]!.failures.map(({ call }) => call.id), ['r1']); // prettier-ignore
  });
});

describe('a bulk retry that no host takes over', () => {
  it('draws nothing when its default is prevented', async () => {
    const list = await listOf(retryable(3), { selectable: true, retry: true });
    let called = false;
    list.addEventListener('osm-retry', (event) => {
      event.retryWith(() => (called = true));
      event.preventDefault();
    });
    await selectAll(list);
    press(list, 'retry-button');
    await drawn(list);
    assert.deepEqual([called, maybe(list, 'progress')], [false, null]);
    assert.strictEqual(said(list, 'retry-button'), 'Call 3 people again');
  });

  it('draws nothing when nobody took it over, and gives one warning', async () => {
    const list = await listOf(retryable(3), { selectable: true, retry: true });
    await selectAll(list);
    const warnings = await warningsDuring(async () => {
      for (let n = 0; n < 3; n++) press(list, 'retry-button');
      await drawn(list);
    });
    assert.deepEqual([warnings.length, maybe(list, 'progress')], [1, null]);
  });
});

describe('a list that is taken out for good', () => {
  it('aborts what is pending', async () => {
    const { list, asked } = await retryingAll(retryable(10));
    list.remove();
    await until(() => asked.every(({ context }) => context.signal.aborted), 'every signal is aborted');
    assert.lengthOf(asked, CONCURRENCY);
  });

  it('starts no more', async () => {
    const { list, asked } = await retryingAll(retryable(10));
    list.remove();
    await until(() => asked[0]!.context.signal.aborted, 'the signal is aborted');
    await answer(list, asked.slice(), 'failed');
    assert.lengthOf(asked, CONCURRENCY);
  });
});

describe('calls that are not retryable', () => {
  for (const reason of ['sip_rejected', 'caller_hung_up_silently', 'unknown', 'made_up', null, '__proto__']) {
    it(`are never given to a handler: ${String(reason)}`, async () => {
      const { list, asked } = await retryingAll([failedCall('x', reason!), ...retryable(2)]);
      await answer(list, asked.slice(), 'failed');
      press(list, 'again-button');
      assert.strictEqual(idsAsked(asked), 'r0 r1 r0 r1');
      assert.isTrue(asked.every(({ retryable }) => retryable));
    });
  }
});
