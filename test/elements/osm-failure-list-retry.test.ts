/** Whom a list calls again: one person once, by the campaign's rules, after a look at who is left out. */
import '../../src/osm-failure-list.js';

import { assert } from '@open-wc/testing';

import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { answer, asking, idsAsked, retryable, retryingAll, selectAll } from '../support/bulk.js';
import { failedCall } from '../support/calls.js';
import { drawn, listen, maybe, part, parts, press, said, until } from '../support/elements.js';
import { banners, idsOf, listOf, rowOf, toggle } from '../support/list.js';
import { closedNow, minutesAgo } from '../support/schedules.js';
import { warningsDuring } from '../support/warnings.js';

/** A number that must be seen nowhere but masked. */
const CANARY = '+4915112345678';

/** A failed call to a person, so many minutes ago. */
const failedTo = (id: string, destination: string, minutes: number, more: object = {}) =>
  failedCall(id, 'sip_no_answer', { destination, endedAt: minutesAgo(minutes), ...more });

/** Three attempts on one number, another person who was reached later, and what no retry helps. */
const campaign = () => [
  failedTo('a1', CANARY, 50),
  failedTo('a2', CANARY, 40),
  failedTo('a3', '+49 151 12345678', 30),
  failedTo('b1', '+4915187654321', 51),
  { id: 'b2', status: 'completed', destination: '+4915187654321', endedAt: minutesAgo(10) },
  failedCall('c1', 'sip_rejected', { destination: '+4915100000000', endedAt: minutesAgo(5) }),
];

const filters = (list: OsmFailureList) => parts(list, 'left-out-filter').map((button) => button.textContent.trim());

describe('the bulk bar, before a press', () => {
  it('says how many people are called, and why the others are not', async () => {
    const { list } = await asking(campaign());
    await selectAll(list);
    assert.strictEqual(said(list, 'retry-button'), 'Call 1 person again');
    assert.match(said(list, 'left-out'), /^4 will not be called:/);
    assert.deepEqual(filters(list), ['1 not retryable', '2 called again later', '1 reached by a later call']);
  });

  it('calls only the latest of several selected calls to one person', async () => {
    const { asked } = await retryingAll(campaign());
    assert.strictEqual(idsAsked(asked), 'a3');
  });

  it('shows the calls of a reason alone, and all again', async () => {
    const { list } = await asking(campaign());
    await selectAll(list);
    const showTriedAgain = async () => {
      parts(list, 'left-out-filter')[1]!.click();
      await drawn(list);
    };
    await showTriedAgain();
    assert.strictEqual(idsOf(list), 'a2 a1');
    assert.strictEqual(parts(list, 'left-out-filter')[1]!.ariaPressed, 'true');
    await showTriedAgain();
    assert.strictEqual(idsOf(list), 'c1 a3 a2 a1 b1');
  });

  it('shows all calls again when nothing is selected any more', async () => {
    const { list } = await asking(campaign());
    await selectAll(list);
    parts(list, 'left-out-filter')[0]!.click();
    await drawn(list);
    assert.strictEqual(idsOf(list), 'c1');
    list.selection = [];
    await drawn(list);
    assert.lengthOf(idsOf(list).split(' '), 5);
  });

  it('follows the campaign: attempts, the do-not-call list, and rules that cannot be read', async () => {
    const { list } = await asking(
      [
        failedTo('a', '+491', 9, { attempt: 3 }),
        failedTo('b', '+4915111111111', 8, { leadStatus: 'dnc_blocked' }),
        failedTo('c', '+4915122222222', 7),
      ],
      { retryPolicy: { retryPolicy: { maxAttempts: 3 } } },
    );
    await selectAll(list);
    assert.deepEqual(filters(list), ['1 without attempts left', '1 on the do-not-call list']);
    list.retryPolicy = { schedule: { timezone: 'Nowhere/Land' } };
    await drawn(list);
    assert.isNull(maybe(list, 'retry-button'));
    assert.include(filters(list), '2 because the retry rules could not be read');
  });

  it('says from when on the calls are placed, and tells the handler', async () => {
    const { list, asked } = await retryingAll([failedTo('a', CANARY, 1)], { retryPolicy: { schedule: closedNow() } });
    const { notBefore } = asked[0]!.context;
    assert.isAbove(notBefore ?? 0, Date.now());
    await answer(list, asked, 'placed');
    assert.match(rowOf(list, 'a').textContent, /To be called again on/);
  });
});

describe('a press for more than 25 people', () => {
  const askedFirst = async () => {
    const given = await asking(retryable(26));
    await selectAll(given.list);
    press(given.list, 'retry-button');
    await drawn(given.list);
    return given;
  };

  it('asks once, in place, with the focus on yes', async () => {
    const { list, asked } = await askedFirst();
    assert.isEmpty(asked);
    assert.match(said(list, 'question'), /^Call 26 people again\?\s+Call 26 people\s+Not now$/);
    await until(() => list.shadowRoot!.activeElement === part(list, 'confirm-button'), 'yes has the focus');
    press(list, 'confirm-button');
    await drawn(list);
    assert.lengthOf(asked, 4);
  });

  for (const [name, act] of Object.entries({
    'by "Not now"': (list: OsmFailureList) => press(list, 'decline-button'),
    'by Escape': (list: OsmFailureList) =>
      part(list, 'confirm-button').dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
      ),
  })) {
    it(`is taken back ${name}, and the focus goes back`, async () => {
      const { list, events } = await askedFirst();
      act(list);
      await drawn(list);
      assert.isNull(maybe(list, 'question'));
      assert.isEmpty(events);
      await until(() => list.shadowRoot!.activeElement === part(list, 'retry-button'), 'the button has the focus');
    });
  }

  it('does not ask for 25', async () => {
    const { list } = await asking(retryable(25));
    await selectAll(list);
    press(list, 'retry-button');
    await drawn(list);
    assert.isNull(maybe(list, 'question'));
    assert.isNotNull(maybe(list, 'cancel-button'));
  });
});

describe('after a press', () => {
  it('one button is left for the calls that could not be placed', async () => {
    const { list, asked } = await retryingAll(retryable(3));
    await answer(list, asked.slice(0, 2), 'placed');
    await answer(list, asked.slice(2), 'failed');
    assert.isNull(maybe(list, 'retry-button'));
    assert.strictEqual(said(list, 'again-button'), 'Try these again');
    assert.strictEqual(said(list, 'outcome'), '2 of 3 calls placed, 1 could not be placed');
  });

  it('says that it was cancelled', async () => {
    const { list } = await retryingAll(retryable(7));
    press(list, 'cancel-button');
    await drawn(list);
    assert.strictEqual(said(list, 'outcome'), 'Cancelled: 0 of 7 calls placed');
  });

  it('announces the outcome once', async () => {
    const { list, asked } = await retryingAll(retryable(2));
    const listener = listen();
    await answer(list, asked, 'placed');
    const outcome = '2 of 2 calls placed';
    await until(() => listener.heard.some((text) => text.includes(outcome)), 'the outcome is announced');
    listener.stop();
    assert.lengthOf(listener.heard.filter((text) => text.trim() !== ''), 1); // prettier-ignore
  });

  it('cancelled and pressed again, nobody is called twice by another key', async () => {
    const { list, asked } = await retryingAll(retryable(6));
    await answer(list, asked.slice(0, 2), 'placed');
    press(list, 'cancel-button');
    await drawn(list);
    press(list, 'retry-button');
    await drawn(list);
    const keysOf = (id: string) => asked.filter((call) => call.id === id).map(({ context }) => context.idempotencyKey);
    assert.lengthOf(keysOf('r0'), 1);
    for (const { id } of asked) assert.strictEqual(new Set(keysOf(id)).size, 1);
  });

  it('two operators send equal keys', async () => {
    const calls = campaign();
    const [one, other] = [await retryingAll(calls), await retryingAll(calls)];
    const keys = ({ asked }: typeof one) => asked.map(({ context }) => context.idempotencyKey);
    assert.deepEqual(keys(one), ['osm-retry:a3:1']);
    assert.deepEqual(keys(other), keys(one));
  });
});

describe('a person who was called again', () => {
  it('is said in the row and its banner, with a link to the new call', async () => {
    const list = await listOf(campaign(), { retry: true, eventsHref: '/calls/{id}' });
    const status = rowOf(list, 'a1').querySelector('[part~=row-status]')!;
    assert.match(status.textContent, /^Tried again (at|on) .*: failed/);
    assert.strictEqual(status.querySelector('a')?.getAttribute('href'), '/calls/a3');
    await toggle(list, 'a1');
    assert.isNull(maybe(banners(list)[0]!, 'retry-button'));
    assert.match(said(banners(list)[0]!, 'retry-status'), /^Tried again/);
  });

  it('is remembered by the link that the handler gave', async () => {
    const list = await listOf([failedTo('a', CANARY, 1)], { retry: true, eventsHref: '/calls/{id}' });
    list.addEventListener('osm-retry', (event) => event.retryWith(() => ({ callId: 'new_1' })));
    await toggle(list, 'a');
    press(banners(list)[0]!, 'retry-button');
    await until(() => rowOf(list, 'a').textContent.includes('Called again'), 'the row says so');
    assert.strictEqual(rowOf(list, 'a').querySelector('a')?.getAttribute('href'), '/calls/new_1');
  });

  it('does not open a row whose link is clicked', async () => {
    const list = await listOf(campaign(), { eventsHref: '#{id}' });
    rowOf(list, 'a1').querySelector<HTMLElement>('[part~=new-call-link]')!.click();
    await drawn(list);
    assert.isEmpty(banners(list));
  });

  it('is drawn in an opened row when the new call is heard of', async () => {
    const list = await listOf([failedTo('a', CANARY, 9)], { retry: true });
    await toggle(list, 'a');
    assert.isNotNull(maybe(banners(list)[0]!, 'retry-button'));
    list.upsert({ id: 'b', status: 'completed', destination: CANARY, endedAt: minutesAgo(1) });
    await until(() => maybe(banners(list)[0]!, 'retry-button') === null, 'the button is gone');
  });
});

describe('a number', () => {
  it('is nowhere in the page, an event, a key or the console', async () => {
    const { list, asked, events } = await asking(campaign(), { audience: 'developer', eventsHref: '/calls/{id}' });
    const warnings = await warningsDuring(async () => {
      await selectAll(list);
      await toggle(list, 'a3');
      press(list, 'retry-button');
      await drawn(list);
      for (const { answer: settle } of asked) settle.reject(new Error(`${CANARY} is busy`));
      await drawn(list);
    });
    const shown = [list, ...banners(list)].map(({ shadowRoot }) => shadowRoot!.innerHTML).join();
    const sent = JSON.stringify([
      events.map(({ failures }) => failures),
      asked.map(({ context }) => context),
      warnings,
    ]);
    for (const digits of ['15112345678', '15187654321', '15100000000']) {
      assert.notInclude(shown.replace(/\D/g, ''), digits);
      assert.notInclude(sent.replace(/\D/g, ''), digits);
    }
  });
});
