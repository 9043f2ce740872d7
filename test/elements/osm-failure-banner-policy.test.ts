/** The banner under a campaign's rules: whether a retry is offered, from when, or why not. */
import '../../src/osm-failure-banner.js';

import { assert } from '@open-wc/testing';

import { useCatalog } from '../../src/catalog.js';
import type { RetryContext } from '../../src/elements.js';
import type { OsmFailureBanner } from '../../src/osm-failure-banner.js';
import { failedCall } from '../support/calls.js';
import { findPart, listen, mount, part, partText, press, rendered, until } from '../support/elements.js';
import { locales } from '../support/locales.js';
import { handle, isBusy, label } from '../support/retry.js';
import { alwaysOpen, closedNow, closingSoon, minutesAgo } from '../support/schedules.js';

const call = { ...failedCall('call_7', 'sip_no_answer'), endedAt: minutesAgo(60) };

/** A banner with a policy, drawn under it: the policy's code is loaded on demand. */
async function banner(properties: Partial<OsmFailureBanner>): Promise<OsmFailureBanner> {
  const element = await mount<OsmFailureBanner>('<osm-failure-banner retry></osm-failure-banner>', {
    call,
    ...properties,
  });
  await until(() => findPart(element, 'retry-button') ?? findPart(element, 'retry-status'), 'the policy is followed');
  return element;
}

describe('a banner with a retryPolicy', () => {
  it('no button is offered before the policy is followed', async () => {
    const element = document.createElement('osm-failure-banner');
    Object.assign(element, { call, retry: true, retryPolicy: { maxAttempts: 1 } });
    document.body.append(element);
    await element.updateComplete;
    assert.isNull(findPart(element, 'retry-button'));
    element.remove();
  });

  it('a call that may be retried at once has a retry button, and its handler gets no moment', async () => {
    const element = await banner({ retryPolicy: { maxAttempts: 3, backoffMinutes: 10 } });
    assert.strictEqual(label(element), 'Retry call');
    const contexts: RetryContext[] = [];
    handle(element, (_, context) => contexts.push(context));
    press(element, 'retry-button');
    assert.deepEqual(contexts.map(({ notBefore }) => notBefore), [null]); // prettier-ignore
  });

  it('a call whose attempts are used has an explanation in place of the button', async () => {
    const element = await banner({ call: { ...call, attempt: 3 }, retryPolicy: { maxAttempts: 3 } });
    assert.isNull(findPart(element, 'retry-button'));
    assert.strictEqual(partText(element, 'retry-status'), '3 of 3 attempts used');
    assert.include(partText(element, 'retry-advice'), '3 attempts');
  });

  it('a call that has to wait says from when, and its handler gets that moment', async () => {
    const element = await banner({ retryPolicy: { backoffMinutes: 90 } });
    assert.match(label(element), /^Retry (at \d\d:\d\d|on .*\d\d:\d\d)$/);
    const contexts: RetryContext[] = [];
    handle(element, (_, context) => contexts.push(context));
    press(element, 'retry-button');
    assert.strictEqual(contexts[0]!.notBefore, Date.parse(call.endedAt) + 90 * 60_000);
    await rendered(element);
    assert.match(partText(element, 'retry-status'), /^To be called again (at|on) /);
    assert.strictEqual(partText(element, 'retry-advice'), 'New call planned');
  });

  it('outside the dialling hours the button names the next opening in the zone of the campaign', async () => {
    const element = await banner({ retryPolicy: { retryPolicy: { maxAttempts: 3 }, schedule: closedNow() } });
    assert.match(label(element), /^Retry on \w+,? .*\d\d:\d\d UTC$/);
    assert.include(partText(element, 'retry-advice'), 'Outside the dialling hours');
  });

  it('a reason that the policy names is offered, and the advice says so', async () => {
    const hungUp = { ...call, failureReason: 'caller_hung_up_silently' };
    const element = await banner({ call: hungUp, retryPolicy: { retryOn: ['caller_hung_up_silently'] } });
    assert.strictEqual(label(element), 'Retry call');
    assert.include(partText(element, 'retry-advice'), "Your campaign's retry policy allows it.");
  });

  for (const reason of ['caller_hung_up_silently', 'sip_rejected', 'unknown']) {
    it(`${reason}, which the policy does not name, has neither a button nor an explanation`, async () => {
      const element = await banner({ retryPolicy: { maxAttempts: 3 } });
      element.call = { ...call, failureReason: reason };
      await rendered(element);
      assert.isNull(findPart(element, 'retry-button'));
      assert.isNull(findPart(element, 'retry-status'));
      assert.strictEqual(partText(element, 'retry-advice'), element.failure!.retryAdvice.text);
    });
  }

  for (const [name, retryPolicy, text] of [
    ['a policy that is no object', 'three times', 'The retry policy could not be read'],
    ['a limit that is no number', { maxAttempts: 'many' }, 'The retry policy could not be read'],
    ['a zone that does not exist', { schedule: { timezone: 'Mars/Base' } }, 'The dialling hours could not be read'],
    ['a schedule without days', { schedule: { weekdays: [] } }, 'The dialling hours could not be read'],
  ] as const) {
    it(`${name} offers no retry, and says so`, async () => {
      const element = await banner({ retryPolicy: retryPolicy as object });
      assert.isNull(findPart(element, 'retry-button'));
      assert.strictEqual(partText(element, 'retry-status'), text);
    });
  }

  it('a number on the do-not-call list is not offered', async () => {
    const element = await banner({ call: { ...call, leadStatus: 'dnc_blocked' }, retryPolicy: {} });
    assert.strictEqual(partText(element, 'retry-status'), 'On the do-not-call list');
  });

  it('taking the policy away lets the reason decide again', async () => {
    const element = await banner({ call: { ...call, attempt: 3 }, retryPolicy: { maxAttempts: 3 } });
    element.retryPolicy = null;
    await rendered(element);
    assert.strictEqual(label(element), 'Retry call');
  });

  it('a banner without the retry attribute shows neither button nor explanation, and still advises by the policy', async () => {
    const element = await banner({ call: { ...call, attempt: 3 }, retryPolicy: { maxAttempts: 3 } });
    element.retry = false;
    await rendered(element);
    assert.isNull(findPart(element, 'retry-button'));
    assert.isNull(findPart(element, 'retry-status'));
    assert.include(partText(element, 'retry-advice'), '3 attempts');
  });
});

describe('a banner with a retryPolicy in each language', () => {
  for (const [lang, catalog] of Object.entries(locales)) {
    it(`each state is said in ${lang}, with every value filled in`, async () => {
      useCatalog(catalog);
      const states = [
        { retryPolicy: { backoffMinutes: 90 } },
        { retryPolicy: { schedule: closedNow() } },
        { retryPolicy: { maxAttempts: 1 } },
        { retryPolicy: { schedule: { timezone: 'Mars/Base' } } },
        { otherCalls: [{ ...call, id: 'call_8', status: 'completed', endedAt: minutesAgo(5) }] },
      ].map((state) => ({ ...state, call: { ...call, destination: '+12025550143' } }));
      for (const state of states) {
        const element = await banner({ lang, ...state });
        const told = ['retry-advice', 'retry-button', 'retry-status'].map(
          (name) => findPart(element, name)?.textContent,
        );
        const inEnglish = await banner({ lang: 'en', ...state });
        assert.notMatch(told.join(' '), /[{}]/);
        assert.notStrictEqual(told.join(' '), ['retry-advice', 'retry-button', 'retry-status'].map((name) => findPart(inEnglish, name)?.textContent).join(' ')); // prettier-ignore
      }
    });
  }
});

describe('the clock while a banner is open', () => {
  const clock = Date.now;
  let ahead = 0;
  before(() => {
    Date.now = () => clock() + ahead;
  });
  afterEach(() => {
    ahead = 0;
  });
  after(() => {
    Date.now = clock;
  });

  /** What a page that was asleep does when it is looked at again. */
  const wake = () => document.dispatchEvent(new Event('visibilitychange'));

  it('a wait that is over opens the button by itself', async () => {
    const endedAt = new Date(Date.now() - 60_000 + 400).toISOString();
    const element = await banner({ call: { ...call, endedAt }, retryPolicy: { backoffMinutes: 1 } });
    assert.match(label(element), /^Retry (at|on) /);
    await until(() => label(element) === 'Retry call', 'the wait is over');
  });

  it('a button closes by itself at the end of the window', async () => {
    const { schedule, toEnd } = closingSoon();
    ahead = toEnd - 300;
    const element = await banner({ retryPolicy: { schedule } });
    assert.strictEqual(label(element), 'Retry call');
    await until(() => label(element).startsWith('Retry on '), 'the window has ended');
  });

  it('a page that slept over the end of the window closes its button when it is looked at', async () => {
    const { schedule, toEnd } = closingSoon();
    const element = await banner({ retryPolicy: { schedule } });
    ahead = toEnd;
    wake();
    await rendered(element);
    assert.match(label(element), /^Retry on /);
  });

  it('a press after the end of the window calls nobody, and says what is offered instead', async () => {
    const { schedule, toEnd } = closingSoon();
    const element = await banner({ retryPolicy: { schedule } });
    const events = handle(element, () => {});
    const { heard, stop } = listen();
    ahead = toEnd;
    press(element, 'retry-button');
    await rendered(element);
    assert.lengthOf(events, 0);
    assert.isFalse(isBusy(element));
    await until(() => heard.length > 0, 'the change is announced');
    stop();
    assert.match(heard.join(), /^polite: Retry on /);
  });

  it('a press while a retry is pending says nothing, even after the end of the window', async () => {
    const { schedule, toEnd } = closingSoon();
    const element = await banner({ retryPolicy: { schedule } });
    const events = handle(element, () => new Promise(() => {}));
    press(element, 'retry-button');
    ahead = toEnd;
    wake();
    await rendered(element);
    press(element, 'retry-button');
    await rendered(element);
    assert.lengthOf(events, 1);
    assert.isTrue(isBusy(element));
    assert.strictEqual(label(element), 'Retrying…');
  });

  it('a button that becomes text leaves its focus to that text', async () => {
    const schedule = alwaysOpen();
    const element = await banner({ retryPolicy: { schedule } });
    part(element, 'retry-button').focus();
    element.retryPolicy = { maxAttempts: 1 };
    await until(() => findPart(element, 'retry-status'), 'the attempts are used');
    assert.strictEqual(element.shadowRoot!.activeElement, part(element, 'retry-status'));
  });

  it('a banner that was removed has no timer left', async () => {
    const { schedule, toEnd } = closingSoon();
    ahead = toEnd - 200;
    const element = await banner({ retryPolicy: { schedule } });
    element.remove();
    const before = label(element);
    const end = Date.now() + 250;
    await until(() => Date.now() > end, 'the window has ended');
    assert.strictEqual(label(element), before);
  });
});
