/** Retries in a list: once per person, by the campaign's rules, and with the calls that are left out. */
import '../../src/osm-failure-list.js';

import { assert } from '@open-wc/testing';

import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { answer, asking, idsAsked, retryable, retryingAll, selectAll } from '../support/bulk.js';
import { failedCall } from '../support/calls.js';
import { findPart, listen, part, parts, partText, press, rendered, until } from '../support/elements.js';
import { banners, idsOf, listOf, rowOf, toggle } from '../support/list.js';
import { closedNow, minutesAgo } from '../support/schedules.js';
import { warningsDuring } from '../support/warnings.js';

/** A number that must only appear masked. */
const CANARY = '+4915112345678';

/** A failed call to a person, a number of minutes ago. */
const failedTo = (id: string, destination: string, minutes: number, more: object = {}) =>
  failedCall(id, 'sip_no_answer', { destination, endedAt: minutesAgo(minutes), ...more });

/** Three attempts on one number, a person who was reached later, and calls that are not retryable. */
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
  it('the bulk bar says how many people are called, and why the others are not', async () => {
    const { list } = await asking(campaign());
    await selectAll(list);
    assert.strictEqual(partText(list, 'retry-button'), 'Call 1 person again');
    assert.match(partText(list, 'left-out'), /^4 will not be called:/);
    assert.deepEqual(filters(list), ['1 not retryable', '2 already called again', '1 reached by a later call']);
  });

  it('only the latest of several selected calls to one person is retried', async () => {
    const { asked } = await retryingAll(campaign());
    assert.strictEqual(idsAsked(asked), 'a3');
  });

  it('a part of "will not be called" shows only its calls, and pressed again all calls', async () => {
    const { list } = await asking(campaign());
    await selectAll(list);
    const showTriedAgain = async () => {
      parts(list, 'left-out-filter')[1]!.click();
      await rendered(list);
    };
    await showTriedAgain();
    assert.strictEqual(idsOf(list), 'a2 a1');
    assert.strictEqual(parts(list, 'left-out-filter')[1]!.ariaPressed, 'true');
    await showTriedAgain();
    assert.strictEqual(idsOf(list), 'c1 a3 a2 a1 b1');
  });

  it('all calls are shown again when nothing is selected any more', async () => {
    const { list } = await asking(campaign());
    await selectAll(list);
    parts(list, 'left-out-filter')[0]!.click();
    await rendered(list);
    assert.strictEqual(idsOf(list), 'c1');
    list.selection = [];
    await rendered(list);
    assert.lengthOf(idsOf(list).split(' '), 5);
  });

  it('the bulk bar follows the campaign: attempts, the do-not-call list, and rules that cannot be read', async () => {
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
    await rendered(list);
    assert.isNull(findPart(list, 'retry-button'));
    assert.include(filters(list), '2 because the retry rules could not be read');
  });

  it('calls that have to wait are counted with their earliest moment, which the handler gets', async () => {
    const { list, asked } = await retryingAll([failedTo('a', CANARY, 1)], { retryPolicy: { schedule: closedNow() } });
    const { notBefore } = asked[0]!.context;
    assert.isAbove(notBefore ?? 0, Date.now());
    await answer(list, asked, 'placed');
    assert.match(rowOf(list, 'a').textContent, /To be called again on/);
  });
});

describe('a bulk retry of more than 25 people', () => {
  const askedFirst = async () => {
    const given = await asking(retryable(26));
    await selectAll(given.list);
    press(given.list, 'retry-button');
    await rendered(given.list);
    return given;
  };

  it('a bulk retry of more than 25 people asks once, in place of the button, with the focus on yes', async () => {
    const { list, asked } = await askedFirst();
    assert.isEmpty(asked);
    assert.match(partText(list, 'question'), /^Call 26 people again\?\s+Call 26 people\s+Not now$/);
    await until(() => list.shadowRoot!.activeElement === part(list, 'confirm-button'), 'yes has the focus');
    press(list, 'confirm-button');
    await rendered(list);
    assert.lengthOf(asked, 4);
  });

  for (const [name, act] of Object.entries({
    'by "Not now"': (list: OsmFailureList) => press(list, 'decline-button'),
    'by Escape': (list: OsmFailureList) =>
      part(list, 'confirm-button').dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
      ),
  })) {
    it(`the confirmation of a bulk retry is declined ${name}, and the focus returns to the button`, async () => {
      const { list, events } = await askedFirst();
      act(list);
      await rendered(list);
      assert.isNull(findPart(list, 'question'));
      assert.isEmpty(events);
      await until(() => list.shadowRoot!.activeElement === part(list, 'retry-button'), 'the button has the focus');
    });
  }

  it('a bulk retry of 25 people needs no confirmation', async () => {
    const { list } = await asking(retryable(25));
    await selectAll(list);
    press(list, 'retry-button');
    await rendered(list);
    assert.isNull(findPart(list, 'question'));
    assert.isNotNull(findPart(list, 'cancel-button'));
  });
});

describe('after a bulk retry', () => {
  it('after a bulk retry only one button is left, for the calls that could not be placed', async () => {
    const { list, asked } = await retryingAll(retryable(3));
    await answer(list, asked.slice(0, 2), 'placed');
    await answer(list, asked.slice(2), 'failed');
    assert.isNull(findPart(list, 'retry-button'));
    assert.strictEqual(partText(list, 'again-button'), 'Try these again');
    assert.strictEqual(partText(list, 'outcome'), '2 of 3 calls placed, 1 could not be placed');
  });

  it('a cancelled bulk retry says so', async () => {
    const { list } = await retryingAll(retryable(7));
    press(list, 'cancel-button');
    await rendered(list);
    assert.strictEqual(partText(list, 'outcome'), 'Cancelled: 0 of 7 calls placed');
  });

  it('the outcome of a bulk retry is announced once', async () => {
    const { list, asked } = await retryingAll(retryable(2));
    const listener = listen();
    await answer(list, asked, 'placed');
    const outcome = '2 of 2 calls placed';
    await until(() => listener.heard.some((text) => text.includes(outcome)), 'the outcome is announced');
    listener.stop();
    assert.lengthOf(listener.heard.filter((text) => text.trim() !== ''), 1); // prettier-ignore
  });

  it('a bulk retry that is cancelled and started again uses the same idempotency keys', async () => {
    const { list, asked } = await retryingAll(retryable(6));
    await answer(list, asked.slice(0, 2), 'placed');
    press(list, 'cancel-button');
    await rendered(list);
    press(list, 'retry-button');
    await rendered(list);
    const keysOf = (id: string) => asked.filter((call) => call.id === id).map(({ context }) => context.idempotencyKey);
    assert.lengthOf(keysOf('r0'), 1);
    for (const { id } of asked) assert.strictEqual(new Set(keysOf(id)).size, 1);
  });

  it('two operators who retry the same calls send the same idempotency keys', async () => {
    const calls = campaign();
    const [one, other] = [await retryingAll(calls), await retryingAll(calls)];
    const keys = ({ asked }: typeof one) => asked.map(({ context }) => context.idempotencyKey);
    assert.deepEqual(keys(one), ['osm-retry:a3:1']);
    assert.deepEqual(keys(other), keys(one));
  });
});

describe('a person who was called again', () => {
  it('a later call to the same person is shown in the row and in its banner, with a link', async () => {
    const list = await listOf(campaign(), { retry: true, eventsHref: '/calls/{id}' });
    const status = rowOf(list, 'a1').querySelector('[part~=row-status]')!;
    assert.match(status.textContent, /^Tried again (at|on) .*: failed/);
    assert.strictEqual(status.querySelector('a')?.getAttribute('href'), '/calls/a3');
    await toggle(list, 'a1');
    assert.isNull(findPart(banners(list)[0]!, 'retry-button'));
    assert.match(partText(banners(list)[0]!, 'retry-status'), /^Tried again/);
  });

  it('the row links to the new call whose id the handler returned', async () => {
    const list = await listOf([failedTo('a', CANARY, 1)], { retry: true, eventsHref: '/calls/{id}' });
    list.addEventListener('osm-retry', (event) => event.retryWith(() => ({ callId: 'new_1' })));
    await toggle(list, 'a');
    press(banners(list)[0]!, 'retry-button');
    await until(() => rowOf(list, 'a').textContent.includes('Called again'), 'the row says so');
    assert.strictEqual(rowOf(list, 'a').querySelector('a')?.getAttribute('href'), '/calls/new_1');
  });

  it('a row whose new call could not be placed says the host’s reason, as its banner does', async () => {
    const list = await listOf([failedTo('a', CANARY, 1), failedTo('b', '', 2)], { retry: true });
    list.addEventListener('osm-retry', (event) => event.retryWith(() => ({ message: `${CANARY} is <b>busy</b>` })));
    await toggle(list, 'a');
    press(banners(list)[0]!, 'retry-button');
    await until(() => findPart(list, 'row-message'), 'the row says why');
    assert.strictEqual(partText(list, 'row-message'), partText(banners(list)[0]!, 'retry-message'));
    assert.match(partText(list, 'row-status'), /^The new call could not be placed\. •+5678 is <b>busy<\/b>$/);
    assert.isNull(rowOf(list, 'b').querySelector('[part~=row-status]'));
  });

  it('a click on the link to a new call does not open the row', async () => {
    const list = await listOf(campaign(), { eventsHref: '#{id}' });
    rowOf(list, 'a1').querySelector<HTMLElement>('[part~=new-call-link]')!.click();
    await rendered(list);
    assert.isEmpty(banners(list));
  });

  it('an opened row shows a later call as soon as its event arrives', async () => {
    const list = await listOf([failedTo('a', CANARY, 9)], { retry: true });
    await toggle(list, 'a');
    assert.isNotNull(findPart(banners(list)[0]!, 'retry-button'));
    list.upsert({ id: 'b', status: 'completed', destination: CANARY, endedAt: minutesAgo(1) });
    await until(() => findPart(banners(list)[0]!, 'retry-button') === null, 'the button is gone');
  });
});

describe('a phone number', () => {
  it('a whole phone number is not in the page, in an event, in a key or in the console', async () => {
    const { list, asked, events } = await asking(campaign(), { audience: 'developer', eventsHref: '/calls/{id}' });
    const warnings = await warningsDuring(async () => {
      await selectAll(list);
      await toggle(list, 'a3');
      press(list, 'retry-button');
      await rendered(list);
      for (const { answer: settle } of asked) settle.reject(new Error(`${CANARY} is busy`));
      await rendered(list);
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
