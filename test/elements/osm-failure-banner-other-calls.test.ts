/** What a banner says of the contact's other calls, where the host hands them over. */
import '../../src/osm-failure-banner.js';

import { assert } from '@open-wc/testing';

import type { OsmFailureBanner } from '../../src/osm-failure-banner.js';
import { failedCall } from '../support/calls.js';
import { findPart, mount, part, partText, press, rendered, until } from '../support/elements.js';
import { handle, label } from '../support/retry.js';
import { minutesAgo } from '../support/schedules.js';
import { warningsDuring } from '../support/warnings.js';

const NUMBER = '+49 30 123456789';
const call = { ...failedCall('call_7', 'sip_no_answer'), destination: NUMBER, endedAt: minutesAgo(60) };

const other = (more: object) => ({
  id: 'call_8',
  status: 'completed',
  destination: '0049-30-123456789',
  endedAt: minutesAgo(30),
  ...more,
});
const sameNumber = (more: object) => other({ destination: '+4930123456789', ...more });

async function banner(properties: Partial<OsmFailureBanner>): Promise<OsmFailureBanner> {
  const element = await mount<OsmFailureBanner>('<osm-failure-banner retry></osm-failure-banner>', {
    call,
    ...properties,
  });
  await until(() => findPart(element, 'retry-button') ?? findPart(element, 'retry-status'), 'the other calls are read');
  return element;
}

const WHEN = '(at \\d\\d:\\d\\d|on .+\\d\\d:\\d\\d)';

describe('a banner with the other calls of its contact', () => {
  for (const [name, later, text, advice] of [
    [
      'reached the person',
      { status: 'completed' },
      `Tried again ${WHEN}: reached`,
      'A later call reached this person.',
    ],
    [
      'ended in voicemail',
      { status: 'voicemail' },
      `Tried again ${WHEN}: not reached`,
      'This person was called again later.',
    ],
    [
      'failed, too',
      { status: 'failed', failureReason: 'sip_no_answer' },
      `Tried again ${WHEN}: failed`,
      'This person was called again later.',
    ],
    [
      'is under way',
      { status: 'in_progress', endedAt: null, startedAt: minutesAgo(1) },
      `Called again ${WHEN}: under way`,
      'A later call to this person is still under way.',
    ],
  ] as const) {
    it(`no retry is offered where a later call ${name}, and the banner says so`, async () => {
      const element = await banner({ otherCalls: [sameNumber(later)] });
      assert.isNull(findPart(element, 'retry-button'));
      assert.match(partText(element, 'retry-status'), new RegExp(`^${text}$`));
      assert.strictEqual(partText(element, 'retry-advice'), advice);
    });
  }

  it('a later call without a time counts as later', async () => {
    const element = await banner({ otherCalls: [sameNumber({ endedAt: null })] });
    assert.strictEqual(partText(element, 'retry-status'), 'Already called again');
  });

  for (const [name, otherCalls] of [
    ['there are none', []],
    ['they are those of another number', [sameNumber({ destination: '+4930999999999' })]],
    ['they are those of another lead', [sameNumber({ leadId: 'lead_2' })]],
    ['they are earlier', [sameNumber({ endedAt: minutesAgo(90) })]],
    ['they are the failed call itself, delivered again', [{ ...call, endedAt: minutesAgo(5) }]],
    ['they cannot be read', 'no JSON {'],
    [
      'they are events that say nothing of an outcome',
      [{ event: 'call.analysis_completed', callId: 'call_8', destination: NUMBER }],
    ],
  ] as const) {
    it(`a retry is offered where ${name}`, async () => {
      const element = await banner({ otherCalls });
      assert.strictEqual(label(element), 'Retry call');
      assert.isNull(findPart(element, 'retry-status'));
    });
  }

  it('calls of the same lead count, whatever their numbers', async () => {
    const lead = { campaignId: 'c', leadId: 'lead_1' };
    const later = sameNumber({ ...lead, destination: '+4930999999999' });
    const element = await banner({ call: { ...call, ...lead }, otherCalls: [later] });
    assert.match(partText(element, 'retry-status'), /reached$/);
  });

  it('of several later calls, the one that reached the person is named', async () => {
    const element = await banner({
      otherCalls: [
        sameNumber({ id: 'call_9', status: 'voicemail', endedAt: minutesAgo(10) }),
        sameNumber({ id: 'call_8', endedAt: minutesAgo(30) }),
      ],
      eventsHref: '/calls/{id}',
    });
    assert.match(partText(element, 'retry-status'), /: reached$/);
    assert.strictEqual(part(element, 'new-call-link').getAttribute('href'), '/calls/call_8');
  });

  it('of several later calls that reached nobody, the latest is named', async () => {
    const element = await banner({
      otherCalls: [
        sameNumber({ id: 'call_9', status: 'voicemail', endedAt: minutesAgo(10) }),
        sameNumber({ id: 'call_8', status: 'busy', endedAt: minutesAgo(30) }),
      ],
      eventsHref: '/calls/{id}',
    });
    assert.match(partText(element, 'retry-status'), /: not reached$/);
    assert.strictEqual(part(element, 'new-call-link').getAttribute('href'), '/calls/call_9');
  });

  it('an event of the lead says that its number must not be called', async () => {
    const lead = { campaignId: 'c', leadId: 'lead_1' };
    const event = { event: 'campaign.lead_completed', callId: 'call_7', status: 'dnc_blocked', ...lead };
    const element = await banner({ call: { ...call, ...lead }, otherCalls: [event] });
    assert.strictEqual(partText(element, 'retry-status'), 'On the do-not-call list');
  });

  it('of a call that was delivered twice, the later delivery counts', async () => {
    const event = (name: string, minutes: number, more: object = {}) => ({
      event: name,
      timestamp: minutesAgo(minutes),
      callId: 'call_8',
      destination: '+4930123456789',
      ...more,
    });
    const element = await banner({
      otherCalls: [event('call.completed', 10, { durationSeconds: 60 }), event('call.started', 11)],
    });
    assert.match(partText(element, 'retry-status'), /: reached$/);
  });

  it('every known call to the contact is an attempt', async () => {
    const element = await banner({
      otherCalls: [1, 2].map((n) => sameNumber({ id: `early_${n}`, status: 'voicemail', endedAt: minutesAgo(90 + n) })),
      retryPolicy: { maxAttempts: 3 },
    });
    assert.strictEqual(partText(element, 'retry-status'), '3 of 3 attempts used');
  });

  it('an iterable that can be read once is read once, and counts for the next call, too', async () => {
    function* calls() {
      yield sameNumber({});
    }
    const element = await banner({ otherCalls: calls() });
    element.call = { ...call, id: 'call_6' };
    await rendered(element);
    assert.match(partText(element, 'retry-status'), /reached$/);
  });

  it('JSON text and an object that holds the list are read as well', async () => {
    for (const otherCalls of [JSON.stringify([sameNumber({})]), { calls: [sameNumber({})] }]) {
      assert.match(partText(await banner({ otherCalls }), 'retry-status'), /reached$/);
    }
  });

  it('a later call has a link where the host has one for calls', async () => {
    const element = await banner({ otherCalls: [sameNumber({})], eventsHref: '/calls/{id}' });
    assert.strictEqual(part(element, 'new-call-link').getAttribute('href'), '/calls/call_8');
  });

  it('a banner that handles no retries says what became of the contact, too', async () => {
    const element = await banner({ otherCalls: [sameNumber({})] });
    element.retry = false;
    await rendered(element);
    assert.match(partText(element, 'retry-status'), /reached$/);
  });

  it('a failure that is not retryable says what became of the contact, and keeps its advice', async () => {
    const rejected = { ...call, failureReason: 'sip_rejected' };
    const element = await banner({ call: rejected, otherCalls: [sameNumber({})] });
    assert.match(partText(element, 'retry-status'), /reached$/);
    assert.strictEqual(partText(element, 'retry-advice'), element.failure!.retryAdvice.text);
  });

  it('a call without an id cannot be told from the others, so they are ignored', async () => {
    const element = await banner({ call: { ...call, id: '' }, otherCalls: [sameNumber({})] });
    assert.strictEqual(label(element), 'Retry call');
  });

  for (const otherCalls of [5, true, Symbol('x'), () => [], { a: 1 }, [null, 5, [], Symbol('x')]]) {
    it(`a value that holds no calls (${typeof otherCalls}) says nothing`, async () => {
      const element = await banner({ otherCalls: otherCalls as object });
      assert.strictEqual(label(element), 'Retry call');
    });
  }

  it('the outcome of a placed retry is said as soon as the host knows it', async () => {
    const element = await banner({ otherCalls: [] });
    handle(element, () => ({ callId: 'call_8' }));
    press(element, 'retry-button');
    await until(() => findPart(element, 'retry-status'), 'the retry is placed');
    assert.match(partText(element, 'retry-status'), /^Called again at /);
    element.otherCalls = [sameNumber({ endedAt: minutesAgo(0) })];
    await rendered(element);
    assert.match(partText(element, 'retry-status'), /^Tried again .*: reached$/);
    assert.strictEqual(partText(element, 'retry-advice'), 'A later call reached this person.');
  });

  it('no number of a contact is in the page, in an attribute, in an event, in a key or in the console', async () => {
    const told: unknown[] = [];
    const warnings = await warningsDuring(async () => {
      const element = await banner({
        otherCalls: [sameNumber({ id: '+4930123456789', status: 'busy', endedAt: minutesAgo(1) }), sameNumber({})],
        eventsHref: '/calls/{id}',
        audience: 'developer',
      });
      told.push(element.shadowRoot!.innerHTML);
      element.otherCalls = [sameNumber({ endedAt: minutesAgo(90) })];
      await until(() => findPart(element, 'retry-button'), 'the earlier call leaves a retry');
      for (const type of ['osm-retry', 'osm-copy', 'osm-dispute']) {
        element.addEventListener(type, (event) => {
          if (type === 'osm-dispute') event.preventDefault();
          told.push(JSON.stringify(Object.assign({}, event)));
        });
      }
      handle(element, (failure, context) => {
        told.push(JSON.stringify({ failure, context }));
        throw new Error(`no line to ${NUMBER}`);
      });
      for (const name of ['retry-button', 'copy-button', 'dispute-link']) press(element, name);
      await rendered(element);
      told.push(element.shadowRoot!.innerHTML);
    });
    const all = JSON.stringify([told, warnings]);
    assert.include(all, '6789');
    assert.notMatch(all, /1234|3012|30.12/);
  });
});
