/** Text, Markdown and disputes: the same words in each. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import type { Failure } from '../../src/catalog.js';
import { explainFailure, FAILURE_REASONS } from '../../src/catalog.js';
import { disputeInMarkdown, disputeOf } from '../../src/format/dispute.js';
import { AUDIENCES } from '../../src/format/facts.js';
import { formatMarkdown } from '../../src/format/markdown.js';
import { formatText } from '../../src/format/text.js';
import { page } from '../support/page-file.js';

const call = {
  id: 'call_7',
  agentId: 'agent_1',
  status: 'failed',
  channel: 'phone',
  destination: '+4915112345678',
  startedAt: '2026-05-13T08:42:12Z',
  endedAt: '2026-05-13T08:42:17Z',
  durationSeconds: 5,
  attempt: 2,
};
const explain = (failureReason: string, more: object = {}) => explainFailure({ ...call, failureReason, ...more })!;
const unescape = (markdown: string) => markdown.replace(/\\([\p{P}\p{S}])/gu, '$1').replaceAll('**', '');
const formats = { text: formatText, Markdown: formatMarkdown };
const plain = { text: (text: string) => text, Markdown: unescape };

for (const row of page.rows) {
  const { title, cause, whatToTry } = row;
  for (const name of ['text', 'Markdown'] as const) {
    test(`${row.reason} as ${name} contains the official words`, () => {
      const said = plain[name](formats[name](explain(row.reason)));
      for (const words of [title, cause, whatToTry]) assert.ok(said.includes(words), words);
    });

    test(`${row.reason} as ${name} contains the blame label and the retry advice`, () => {
      const failure = explain(row.reason);
      const said = plain[name](formats[name](failure));
      for (const words of [failure.blameLabel, failure.retryAdvice.text]) assert.ok(said.includes(words), words);
    });
  }
}

for (const [name, format] of Object.entries(formats)) {
  test(`${name} for testers contains the reassurance`, () => {
    const failure = explain('stale_sweep');
    assert.ok(unescape(format(failure, { audience: 'tester' })).includes(failure.reassurance));
  });

  test(`${name} for operators contains no reassurance`, () => {
    assert.doesNotMatch(format(explain('stale_sweep')), /doesn't mean broken/);
  });

  test(`${name} for developers contains the code and the ids`, () => {
    const said = unescape(format(explain('made_up_code'), { audience: 'developer' }));
    for (const fact of ['made_up_code', 'call_7', 'agent_1']) assert.ok(said.includes(fact), fact);
  });

  test(`${name} contains the doubt about a reason`, () => {
    const failure = explain('idle_timeout');
    assert.ok(unescape(format(failure)).includes(failure.doubts[0]!.text));
  });

  for (const audience of AUDIENCES) {
    test(`${name} for the audience ${audience} contains no phone number`, () => {
      assert.doesNotMatch(format(explain('stale_sweep'), { audience }), /4915112345678/);
    });
  }
}

const OUTBOUND = 'Outbound call: "caller" means the person called.';

for (const [name, format] of Object.entries(formats)) {
  for (const { reason, likelyBlame } of page.rows) {
    const matters = likelyBlame === 'caller' || likelyBlame === 'environment';

    test(`${reason} as ${name} ${matters ? 'explains' : 'does not explain'} who the caller of an outbound call is`, () => {
      for (const audience of ['operator', 'developer'] as const)
        assert.equal(unescape(format(explain(reason), { audience })).includes(OUTBOUND), matters);
    });
  }

  test(`${name} does not explain outbound calls to testers, nor for a call without a destination`, () => {
    assert.ok(!unescape(format(explain('idle_timeout'), { audience: 'tester' })).includes(OUTBOUND));
    assert.ok(!unescape(format(explain('idle_timeout', { destination: '' }))).includes(OUTBOUND));
  });
}

test('plain text has title, cause, next step and retry advice in this order', () => {
  const { guidance, retryAdvice } = explain('sip_rejected');
  const said = formatText(explain('sip_rejected'));
  const at = [guidance.title, guidance.cause, guidance.whatToTry, retryAdvice.text].map((words) => said.indexOf(words));
  assert.deepEqual(
    at,
    [...at].sort((a, b) => a - b),
  );
});

for (const markup of ['**b**', '_i_', '<img src=x>', '[a](javascript:1)', '`c`', '~~s~~', '![a](b)', '| a |']) {
  test(`the id ${markup} is escaped in Markdown`, () => {
    const said = formatMarkdown(explain('unknown', { id: markup }));
    assert.ok(!said.includes(markup));
    assert.ok(unescape(said).includes(unescape(markup)));
  });
}

test('an HTML entity in an id is escaped in Markdown', () => {
  assert.ok(formatMarkdown(explain('unknown', { id: '&lt;' })).includes('\\&lt;'));
});

for (const id of ['- item', '+ item', '1. item', '1) item', '# head', '> quote']) {
  test(`the id ${id} does not begin a block in Markdown`, () => {
    const lines = formatMarkdown(explain('unknown', { id })).split('\n');
    assert.ok(lines.some((line) => unescape(line) === `- Call: ${id}`));
    for (const line of lines) assert.ok(!line.startsWith(id) && !line.endsWith(`: ${id}`), line);
  });
}

const control = {
  'an escape sequence': '\u001b[31mred',
  'a line feed': 'a\n\n# b',
  'a carriage return': 'a\rb',
  'a bell': '\u0007',
  'a right-to-left override': '\u202egpj.exe',
  'an isolate': '\u2066a',
  'an Arabic letter mark': '\u061ca',
  'a zero-width space': 'a\u200bb',
  'a line separator': 'a\u2028b',
  'a C1 control': '\u009b31m',
};
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const STEERING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

for (const [name, id] of Object.entries(control)) {
  for (const [format, print] of Object.entries({
    ...formats,
    dispute: (of: Failure) => disputeOf(of).text,
  })) {
    test(`${name} in an id is removed from ${format}`, () => {
      const said = print(explain('unknown', { id }));
      assert.doesNotMatch(said, STEERING);
      assert.doesNotMatch(said, /^# b/m);
    });
  }
}
for (const [format, print] of Object.entries(formats)) {
  test(`control characters in a reason code are removed from ${format}`, () => {
    assert.doesNotMatch(print(explain('a\u001b[31m\u202eb'), { audience: 'developer' }), STEERING);
  });

  test(`control characters in a contradicting reason are removed from ${format}`, () => {
    const event = {
      event: 'call.failed',
      reason: 'a\u001b[31m\u202eb\n# c',
      call: { ...call, failureReason: 'unknown' },
    };
    assert.doesNotMatch(print(explainFailure(event)!), STEERING);
  });
}

test('a very long id is truncated', () => {
  assert.ok(formatText(explain('unknown', { id: 'x'.repeat(10_000) })).length < 2000);
});

for (const zone of ['Mars/Olympus', '', '__proto__', 'UTC+99']) {
  test(`the invalid time zone '${zone}' falls back to UTC`, () => {
    assert.match(formatText(explain('unknown'), { timeZone: zone }), /08:42:17.*UTC/);
  });
}

test('times are in the given time zone', () => {
  assert.match(formatText(explain('unknown'), { timeZone: 'Asia/Tokyo' }), /17:42:17/);
});

test('absent facts are left out', () => {
  assert.doesNotMatch(
    formatText(explainFailure('stale_sweep')!, { audience: 'developer' }),
    /null|undefined|NaN|: *$/m,
  );
});

for (const reason of FAILURE_REASONS) {
  test(`the dispute of ${reason} contains the reason and the call id`, () => {
    const { text } = disputeOf(explain(reason));
    assert.ok(text.includes(reason) && text.includes('call_7'));
  });
}

test('a dispute is addressed to support', () => {
  const { protocol, pathname } = new URL(disputeOf(explain('unknown')).href);
  assert.deepEqual([protocol, pathname], ['mailto:', 'support@osmapi.com']);
});

const queryParameter = (href: string, name: string) =>
  decodeURIComponent(new RegExp(`[?&]${name}=([^&]*)`).exec(href)![1]!);

test('the mailto link of a dispute has its text as the body', () => {
  const { href, text } = disputeOf(explain('unknown', { id: 'a&b?c=d#e%20+f' }));
  assert.equal(queryParameter(href, 'body').replaceAll('\r\n', '\n'), text);
});

test('the subject of a dispute contains the call id', () => {
  assert.match(queryParameter(disputeOf(explain('unknown')).href, 'subject'), /call_7/);
});

test('an id cannot inject a header into the mailto link of a dispute', () => {
  assert.doesNotMatch(disputeOf(explain('unknown', { id: 'a&cc=x@example.com\r\nbcc: y' })).href, /[?&]b?cc=/);
});

test('a dispute in Markdown has the words of its plain text', () => {
  const failure = explain('idle_timeout', { id: 'call_7*' });
  const [text, markdown] = [disputeOf(failure).text, unescape(disputeInMarkdown(failure))];
  assert.equal(markdown, text);
});

test('an id is escaped in a dispute in Markdown', () => {
  assert.ok(!disputeInMarkdown(explain('**b**', { id: '[a](javascript:1)' })).includes('[a]('));
});

const withNumbers = { failureReason: 'rejected +4915112345678', channel: 'to 4915112345678', id: 'a' };

for (const phones of ['masked', 'full'] as const) {
  test(`a dispute contains no phone number when phones is ${phones}`, () => {
    const failure = explainFailure({ ...call, ...withNumbers }, { phones })!;
    const { text, href } = disputeOf(failure);
    assert.doesNotMatch(`${text} ${disputeInMarkdown(failure)} ${decodeURIComponent(href)}`, /4915112345678/);
  });

  test(`a dispute does not contain the destination when phones is ${phones}`, () => {
    assert.doesNotMatch(disputeOf(explainFailure(call, { phones })!).text, /5678/);
  });
}

for (const id of ['\ud800', 'a\udfffb', '\udc00\ud800', '😀\ud83d']) {
  test(`the mailto link of a dispute replaces a lone surrogate in the id ${JSON.stringify(id)}`, () => {
    assert.match(decodeURIComponent(disputeOf(explain('unknown', { id })).href), /\ufffd/);
  });
}

test('any id and any code give a valid mailto link of a dispute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (id, code) => {
      const { href } = disputeOf(explain(code, { id }));
      assert.match(href, /^mailto:support@osmapi\.com\?subject=[^&\s]*&body=[^&\s]*$/);
    }),
  );
});
