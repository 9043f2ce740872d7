/** Bulk retries: retryable calls only, a few at a time, with a way to cancel and the outcome of each. */
import '../../src/osm-failure-list.js';

import { assert } from '@open-wc/testing';

import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { answer, asking, idsAsked, retryable, retryingAll, selectAll } from '../support/bulk.js';
import { at, failedCall } from '../support/calls.js';
import { findPart, part, parts, partText, press, rendered, until } from '../support/elements.js';
import { banners, enter, listOf, rowOf, rows, someCalls, toggle } from '../support/list.js';
import { warningsDuring } from '../support/warnings.js';

const CONCURRENCY = 4;

const box = (row: HTMLElement) => row.querySelector<HTMLInputElement>('input')!;
const tick = async (list: OsmFailureList, row: HTMLElement) => {
  box(row).click();
  await rendered(list);
};
const progress = (list: OsmFailureList) => part(list, 'progress') as HTMLProgressElement;

describe('the calls of a bulk retry', () => {
  it('there is no bulk retry while nothing is selected', async () => {
    const { list } = await asking(someCalls);
    assert.isNull(findPart(list, 'bulk-bar'));
  });

  it('there is no bulk retry unless the host handles retries', async () => {
    const list = await listOf(someCalls, { selectable: true, selection: ['c1'] });
    assert.isNull(findPart(list, 'bulk-bar'));
  });

  it('a bulk retry is for the selected rows', async () => {
    const { list, asked } = await asking(retryable(5));
    for (const id of ['r1', 'r3']) await tick(list, rowOf(list, id));
    assert.strictEqual(partText(list, 'retry-button'), 'Call 2 people again');
    press(list, 'retry-button');
    assert.strictEqual(idsAsked(asked), 'r1 r3');
  });

  it('a bulk retry is for a selected group', async () => {
    const { list, asked } = await asking([...someCalls, failedCall('c5', 'sip_no_answer')], { groupBy: 'reason' });
    await tick(list, parts(list, 'group-row')[0]!);
    press(list, 'retry-button');
    assert.strictEqual(idsAsked(asked), 'c3');
  });

  it('a bulk retry is not for a group that was deselected', async () => {
    const { list } = await asking(someCalls, { groupBy: 'reason' });
    const group = () => parts(list, 'group-row')[0]!;
    await tick(list, group());
    assert.deepEqual([group().ariaSelected, rowOf(list, 'c3').ariaSelected], ['true', 'true']);
    await tick(list, group());
    assert.deepEqual([...list.selection], []);
  });

  it('a bulk retry of everything is for all calls that match, rendered or not', async () => {
    const { list, events } = await retryingAll([...retryable(300), failedCall('x', 'no_audio_output')], {
      reason: 'stale_sweep',
    });
    assert.isBelow(rows(list).length, 300);
    assert.lengthOf(events[0]!.failures, 300);
  });

  it('a bulk retry is for retryable calls only', async () => {
    const { asked } = await retryingAll(someCalls);
    assert.strictEqual(idsAsked(asked), 'c3 c1');
  });

  it('a bulk retry says which calls it leaves out', async () => {
    const { list } = await asking(someCalls);
    await selectAll(list);
    assert.strictEqual(partText(list, 'retry-button'), 'Call 2 people again');
    assert.match(partText(list, 'bulk-bar'), /\b1 will not be called:\s+1 not retryable/);
  });

  it('a bulk retry without a retryable call has no button', async () => {
    const { list } = await asking(someCalls);
    await tick(list, rowOf(list, 'c2'));
    assert.isNull(findPart(list, 'retry-button'));
    assert.match(partText(list, 'bulk-bar'), /\b1 will not be called/);
  });

  it('one osm-retry has all failures of a bulk retry', async () => {
    const { events } = await retryingAll(retryable(6));
    assert.deepEqual(events.map(({ failures }) => failures.map(({ call }) => call.id)), [['r0', 'r1', 'r2', 'r3', 'r4', 'r5']]); // prettier-ignore
  });

  it('a bulk retry leaves out calls that were retried already', async () => {
    const { list, asked } = await retryingAll(retryable(2));
    await answer(list, asked, 'placed');
    assert.isNull(findPart(list, 'retry-button'));
    assert.match(partText(list, 'bulk-bar'), /2 will not be called:\s+2 already called again/);
  });

  it('a bulk retry leaves out a call whose retry is pending in an opened row', async () => {
    const { list, asked } = await asking(retryable(3));
    await toggle(list, 'r1');
    press(banners(list)[0]!, 'retry-button');
    await selectAll(list);
    press(list, 'retry-button');
    assert.strictEqual(idsAsked(asked), 'r1 r0 r2');
  });
});

describe('the handler of a bulk retry', () => {
  it('the handler of a bulk retry is called for four calls at once', async () => {
    const { asked } = await retryingAll(retryable(10));
    assert.lengthOf(asked, CONCURRENCY);
  });

  it('the handler of a bulk retry is called for the next call when one settles', async () => {
    const { list, asked } = await retryingAll(retryable(10));
    await answer(list, asked.slice(1, 2), 'placed');
    assert.strictEqual(idsAsked(asked), 'r0 r1 r2 r3 r4');
  });

  it('the handler of a bulk retry is called once for each call', async () => {
    const { list, asked } = await retryingAll(retryable(10));
    for (let settled = 0; settled < 10; settled++) await answer(list, asked.slice(settled, settled + 1), 'placed');
    assert.strictEqual(idsAsked(asked), 'r0 r1 r2 r3 r4 r5 r6 r7 r8 r9');
  });

  it('the handler of a bulk retry gets the idempotency key of each call', async () => {
    const { asked } = await retryingAll([failedCall('a', 'stale_sweep', { attempt: 3 }), ...retryable(1)]);
    const keys = asked.map(({ context }) => context.idempotencyKey);
    assert.deepEqual(keys.sort(), ['osm-retry:a:3', 'osm-retry:r0:1']);
  });

  it('the handler of a bulk retry gets an abort signal for each call', async () => {
    const { asked } = await retryingAll(retryable(3));
    const signals = asked.map(({ context }) => context.signal);
    assert.isTrue(signals.every((signal) => signal instanceof AbortSignal && !signal.aborted));
    assert.strictEqual(new Set(signals).size, 3);
  });

  it('the handler of a bulk retry is called for at most four calls at once, even after a cancel', async () => {
    const { list, asked } = await retryingAll(retryable(20));
    press(list, 'cancel-button');
    await rendered(list);
    press(list, 'retry-button');
    await answer(list, asked.slice(0, CONCURRENCY), 'placed');
    assert.lengthOf(asked, 2 * CONCURRENCY);
  });

  it('the handler of a bulk retry is not called for a call that is reclassified while it waits', async () => {
    const { list, asked } = await retryingAll(retryable(5));
    list.upsert(failedCall('r4', 'sip_rejected'));
    await answer(list, asked.slice(0, 1), 'placed');
    assert.strictEqual(idsAsked(asked), 'r0 r1 r2 r3');
  });

  it('the handler of a bulk retry is not called for a call that turns out to have completed while it waits', async () => {
    const { list, asked } = await retryingAll(retryable(5));
    list.upsert({ id: 'r4', status: 'completed' });
    await answer(list, asked.slice(0, 1), 'placed');
    assert.strictEqual(idsAsked(asked), 'r0 r1 r2 r3');
  });

  it('the handler of a bulk retry is not called for a call that is retried from its row while it waits', async () => {
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
    it(`a handler of a bulk retry that ${name} counts as failed`, async () => {
      const list = await listOf(retryable(6), { selectable: true, retry: true });
      list.addEventListener('osm-retry', (event) => event.retryWith(handler));
      await selectAll(list);
      await warningsDuring(async () => {
        press(list, 'retry-button');
        await rendered(list);
      });
      assert.match(partText(list, 'bulk-bar'), /\b0 of 6 calls placed, 6 could not be placed/);
    });
  }
});

describe('the progress of a bulk retry', () => {
  it('the progress bar of a bulk retry has its values and an accessible name', async () => {
    const { list, asked } = await retryingAll(retryable(6));
    await answer(list, asked.slice(0, 2), 'placed');
    await answer(list, asked.slice(2, 3), 'failed');
    assert.deepEqual([progress(list).value, progress(list).max], [3, 6]);
    assert.match(partText(list, 'bulk-bar'), /\b2 of 6 calls placed, 1 could not be placed/);
    assert.isNotEmpty(progress(list).ariaLabel);
  });

  it('each row shows the progress of its retry in a bulk retry', async () => {
    const { list, asked } = await retryingAll(retryable(6));
    await answer(list, asked.slice(0, 1), 'placed');
    await answer(list, asked.slice(1, 2), 'failed');
    const status = (id: string) => rowOf(list, id).querySelector('[part~=row-status]')?.textContent;
    const [placed, lost, busy] = ['r0', 'r1', 'r2'].map(status);
    assert.strictEqual(new Set([placed, lost, busy]).size, 3);
    for (const text of [placed, lost, busy]) assert.isNotEmpty(text);
  });

  it('the retry button is hidden during a bulk retry', async () => {
    const { list, events } = await retryingAll(retryable(6));
    assert.isNull(findPart(list, 'retry-button'));
    assert.lengthOf(events, 1);
  });

  it('the progress of a bulk retry stays when the selection is removed', async () => {
    const { list } = await retryingAll(retryable(6));
    await selectAll(list);
    assert.deepEqual([...list.selection], []);
    assert.isNotNull(findPart(list, 'progress'));
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
      await rendered(list);
      assert.isUndefined(rowOf(list, 'r1'));
    },
    'filtering rows away': async (list: OsmFailureList) => {
      await enter(list, 'query', 'nowhere');
      assert.isEmpty(rows(list));
    },
    'an update of its call': async (list: OsmFailureList) => {
      list.upsert(failedCall('r0', 'stale_sweep', { durationSeconds: 61 }));
      await rendered(list);
    },
    'a move of the list': async (list: OsmFailureList) => {
      document.body.append(list);
      await rendered(list);
    },
  })) {
    it(`a bulk retry is not stopped by ${name}`, async () => {
      const { list, asked } = await retryingAll(retryable(300));
      await act(list);
      assert.isFalse(asked.some(({ context }) => context.signal.aborted));
      await answer(list, asked.slice(0, 1), 'placed');
      assert.strictEqual(idsAsked(asked), 'r0 r1 r2 r3 r4');
      list.remove();
    });
  }

  it('the progress of a bulk retry is shown even if the retried rows are filtered out', async () => {
    const { list } = await retryingAll(retryable(6));
    await enter(list, 'query', 'nowhere');
    assert.isNotNull(findPart(list, 'cancel-button'));
  });
});

describe('cancelling a bulk retry', () => {
  const cancelled = async () => {
    const given = await retryingAll(retryable(10));
    press(given.list, 'cancel-button');
    await rendered(given.list);
    return given;
  };

  it('cancelling a bulk retry aborts pending retries', async () => {
    const { asked } = await cancelled();
    assert.isTrue(asked.every(({ context }) => context.signal.aborted));
  });

  it('cancelling a bulk retry starts no more retries, even if handlers settle later', async () => {
    const { list, asked } = await cancelled();
    await answer(list, asked.slice(0, 2), 'placed');
    await answer(list, asked.slice(2), 'failed');
    assert.lengthOf(asked, CONCURRENCY);
  });

  it('cancelling a bulk retry takes effect at once, even if no handler ever settles', async () => {
    const { list } = await cancelled();
    assert.isNull(findPart(list, 'cancel-button'));
    assert.strictEqual(partText(list, 'retry-button'), 'Call 10 people again');
  });

  it('cancelling a bulk retry keeps the calls that were placed before', async () => {
    const { list, asked } = await retryingAll(retryable(10));
    await answer(list, asked.slice(0, 2), 'placed');
    press(list, 'cancel-button');
    await rendered(list);
    assert.match(partText(list, 'bulk-bar'), /\bCancelled: 2 of 10 calls placed\b/);
    assert.strictEqual(partText(list, 'retry-button'), 'Call 8 people again');
  });

  it('cancelling a bulk retry keeps the focus in the list', async () => {
    const { list } = await retryingAll(retryable(10));
    part(list, 'cancel-button').focus();
    press(list, 'cancel-button');
    await rendered(list);
    assert.isNotNull(list.shadowRoot!.activeElement);
  });
});

describe('trying failed calls of a bulk retry again', () => {
  /** Of six calls, two fail. */
  const twoFailed = async () => {
    const given = await retryingAll(retryable(6));
    await answer(given.list, given.asked.slice(0, 2), 'failed');
    await answer(given.list, given.asked.slice(2), 'placed');
    return given;
  };

  it('"Try these again" is offered once no retry is pending', async () => {
    const { list, asked } = await retryingAll(retryable(6));
    await answer(list, asked.slice(0, 2), 'failed');
    assert.isNull(findPart(list, 'again-button'));
    await answer(list, asked.slice(2), 'placed');
    assert.match(partText(list, 'again-button'), /^Try these\b.*\bagain$/);
  });

  it('"Try these again" is not offered if all calls were placed', async () => {
    const { list, asked } = await retryingAll(retryable(3));
    await answer(list, asked, 'placed');
    assert.isNull(findPart(list, 'again-button'));
  });

  it('a bulk retry lists the calls that could not be placed', async () => {
    const { list } = await twoFailed();
    assert.match(partText(list, 'bulk-bar'), /\br0 503\s*r1 503/);
  });

  it('"Try these again" is for the calls that could not be placed only', async () => {
    const { list, events } = await twoFailed();
    press(list, 'again-button');
    assert.deepEqual(events[1]!.failures.map(({ call }) => call.id), ['r0', 'r1']); // prettier-ignore
  });

  it('"Try these again" uses the same idempotency keys', async () => {
    const { list, asked } = await twoFailed();
    press(list, 'again-button');
    const keys = asked.map(({ context }) => context.idempotencyKey);
    assert.deepEqual(keys.slice(-2), keys.slice(0, 2));
  });

  it('"Try these again" passes new abort signals', async () => {
    const { list, asked } = await twoFailed();
    press(list, 'again-button');
    assert.isFalse(asked.slice(-2).some(({ context }) => context.signal.aborted));
    assert.strictEqual(new Set(asked.map(({ context }) => context.signal)).size, 8);
  });

  it('"Try these again" leaves out calls that are no longer retryable', async () => {
    const { list, events } = await twoFailed();
    list.upsert(failedCall('r0', 'sip_rejected', { endedAt: at(1000) }));
    press(list, 'again-button');
    assert.deepEqual(events[1]!.failures.map(({ call }) => call.id), ['r1']); // prettier-ignore
  });

  it('"Try these again" leaves out calls that turned out to have completed', async () => {
    const { list, events } = await twoFailed();
    list.upsert({ id: 'r0', status: 'completed' });
    press(list, 'again-button');
    assert.deepEqual(events[1]!.failures.map(({ call }) => call.id), ['r1']); // prettier-ignore
  });
});

describe('a bulk retry that no host takes over', () => {
  it('a bulk retry whose default is prevented shows nothing', async () => {
    const list = await listOf(retryable(3), { selectable: true, retry: true });
    let called = false;
    list.addEventListener('osm-retry', (event) => {
      event.retryWith(() => (called = true));
      event.preventDefault();
    });
    await selectAll(list);
    press(list, 'retry-button');
    await rendered(list);
    assert.deepEqual([called, findPart(list, 'progress')], [false, null]);
    assert.strictEqual(partText(list, 'retry-button'), 'Call 3 people again');
  });

  it('a bulk retry without a handler shows nothing and warns once', async () => {
    const list = await listOf(retryable(3), { selectable: true, retry: true });
    await selectAll(list);
    const warnings = await warningsDuring(async () => {
      for (let n = 0; n < 3; n++) press(list, 'retry-button');
      await rendered(list);
    });
    assert.deepEqual([warnings.length, findPart(list, 'progress')], [1, null]);
  });
});

describe('a list that is removed', () => {
  it('removing a list aborts its pending retries', async () => {
    const { list, asked } = await retryingAll(retryable(10));
    list.remove();
    await until(() => asked.every(({ context }) => context.signal.aborted), 'every signal is aborted');
    assert.lengthOf(asked, CONCURRENCY);
  });

  it('removing a list starts no more retries', async () => {
    const { list, asked } = await retryingAll(retryable(10));
    list.remove();
    await until(() => asked[0]!.context.signal.aborted, 'the signal is aborted');
    await answer(list, asked.slice(), 'failed');
    assert.lengthOf(asked, CONCURRENCY);
  });
});

describe('calls that are not retryable', () => {
  for (const reason of ['sip_rejected', 'caller_hung_up_silently', 'unknown', 'made_up', null, '__proto__']) {
    it(`the handler of a bulk retry is never called for a call that is not retryable: ${String(reason)}`, async () => {
      const { list, asked } = await retryingAll([failedCall('x', reason!), ...retryable(2)]);
      await answer(list, asked.slice(), 'failed');
      press(list, 'again-button');
      assert.strictEqual(idsAsked(asked), 'r0 r1 r0 r1');
      assert.isTrue(asked.every(({ retryable }) => retryable));
    });
  }
});
