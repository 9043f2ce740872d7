/** One explanation, many outputs: the same words in each. */
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
    test(`${row.reason} as ${name} says the page's words`, () => {
      const said = plain[name](formats[name](explain(row.reason)));
      for (const words of [title, cause, whatToTry]) assert.ok(said.includes(words), words);
    });

    test(`${row.reason} as ${name} says blame and advice`, () => {
      const failure = explain(row.reason);
      const said = plain[name](formats[name](failure));
      for (const words of [failure.blameLabel, failure.retryAdvice.text]) assert.ok(said.includes(words), words);
    });
  }
}

for (const [name, format] of Object.entries(formats)) {
  test(`${name} for testers has the reassurance`, () => {
    const failure = explain('stale_sweep');
    assert.ok(unescape(format(failure, { audience: 'tester' })).includes(failure.reassurance));
  });

  test(`${name} for operators has no reassurance`, () => {
    assert.doesNotMatch(format(explain('stale_sweep')), /doesn't mean broken/);
  });

  test(`${name} for developers has code and ids`, () => {
    const said = unescape(format(explain('made_up_code'), { audience: 'developer' }));
    for (const fact of ['made_up_code', 'call_7', 'agent_1']) assert.ok(said.includes(fact), fact);
  });

  test(`${name} tells of a doubt`, () => {
    const failure = explain('idle_timeout');
    assert.ok(unescape(format(failure)).includes(failure.doubts[0]!.text));
  });

  for (const audience of AUDIENCES) {
    test(`${name} for ${audience} shows no phone number`, () => {
      assert.doesNotMatch(format(explain('stale_sweep'), { audience }), /4915112345678/);
    });
  }
}

const OUTBOUND = 'Outbound call: "caller" means the person called.';

for (const [name, format] of Object.entries(formats)) {
  for (const { reason, likelyBlame } of page.rows) {
    const matters = likelyBlame === 'caller' || likelyBlame === 'environment';

    test(`${name} of ${reason} says ${matters ? '' : 'nothing of '}who the caller is on an outbound call`, () => {
      for (const audience of ['operator', 'developer'] as const)
        assert.equal(unescape(format(explain(reason), { audience })).includes(OUTBOUND), matters);
    });
  }

  test(`${name} says nothing of outbound calls to testers, nor where no number was called`, () => {
    assert.ok(!unescape(format(explain('idle_timeout'), { audience: 'tester' })).includes(OUTBOUND));
    assert.ok(!unescape(format(explain('idle_timeout', { destination: '' }))).includes(OUTBOUND));
  });
}

test('the text reads title, cause, what to try, advice', () => {
  const { guidance, retryAdvice } = explain('sip_rejected');
  const said = formatText(explain('sip_rejected'));
  const at = [guidance.title, guidance.cause, guidance.whatToTry, retryAdvice.text].map((words) => said.indexOf(words));
  assert.deepEqual(
    at,
    [...at].sort((a, b) => a - b),
  );
});

for (const markup of ['**b**', '_i_', '<img src=x>', '[a](javascript:1)', '`c`', '~~s~~', '![a](b)', '| a |']) {
  test(`the id ${markup} is no markup in Markdown`, () => {
    const said = formatMarkdown(explain('unknown', { id: markup }));
    assert.ok(!said.includes(markup));
    assert.ok(unescape(said).includes(unescape(markup)));
  });
}

test('an entity in an id is no entity in Markdown', () => {
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
    test(`${name} in an id is harmless in ${format}`, () => {
      const said = print(explain('unknown', { id }));
      assert.doesNotMatch(said, STEERING);
      assert.doesNotMatch(said, /^# b/m);
    });
  }
}
for (const [format, print] of Object.entries(formats)) {
  test(`a control character in a code is harmless in ${format}`, () => {
    assert.doesNotMatch(print(explain('a\u001b[31m\u202eb'), { audience: 'developer' }), STEERING);
  });

  test(`a control character in a disagreeing reason is harmless in ${format}`, () => {
    const event = {
      event: 'call.failed',
      reason: 'a\u001b[31m\u202eb\n# c',
      call: { ...call, failureReason: 'unknown' },
    };
    assert.doesNotMatch(print(explainFailure(event)!), STEERING);
  });
}

test('a very long id is cut', () => {
  assert.ok(formatText(explain('unknown', { id: 'x'.repeat(10_000) })).length < 2000);
});

for (const zone of ['Mars/Olympus', '', '__proto__', 'UTC+99']) {
  test(`the time zone '${zone}' is read as UTC`, () => {
    assert.match(formatText(explain('unknown'), { timeZone: zone }), /08:42:17.*UTC/);
  });
}

test('a known time zone is used', () => {
  assert.match(formatText(explain('unknown'), { timeZone: 'Asia/Tokyo' }), /17:42:17/);
});

test('what is absent is left out', () => {
  assert.doesNotMatch(
    formatText(explainFailure('stale_sweep')!, { audience: 'developer' }),
    /null|undefined|NaN|: *$/m,
  );
});

for (const reason of FAILURE_REASONS) {
  test(`the dispute of ${reason} names the reason and the call`, () => {
    const { text } = disputeOf(explain(reason));
    assert.ok(text.includes(reason) && text.includes('call_7'));
  });
}

const addressed = (href: string) => new URL(href);

test('the dispute goes to support', () => {
  const { protocol, pathname } = addressed(disputeOf(explain('unknown')).href);
  assert.deepEqual([protocol, pathname], ['mailto:', 'support@osmapi.com']);
});

const partOf = (href: string, name: string) => decodeURIComponent(new RegExp(`[?&]${name}=([^&]*)`).exec(href)![1]!);

test('the link of a dispute carries its text', () => {
  const { href, text } = disputeOf(explain('unknown', { id: 'a&b?c=d#e%20+f' }));
  assert.equal(partOf(href, 'body').replaceAll('\r\n', '\n'), text);
});

test('the subject of a dispute names the call', () => {
  assert.match(partOf(disputeOf(explain('unknown')).href, 'subject'), /call_7/);
});

test('an id cannot add a header to the link of a dispute', () => {
  assert.doesNotMatch(disputeOf(explain('unknown', { id: 'a&cc=x@example.com\r\nbcc: y' })).href, /[?&]b?cc=/);
});

test('a dispute in Markdown says what the text says', () => {
  const failure = explain('idle_timeout', { id: 'call_7*' });
  const [text, markdown] = [disputeOf(failure).text, unescape(disputeInMarkdown(failure))];
  assert.equal(markdown, text);
});

test('an id is no markup in a dispute in Markdown', () => {
  assert.ok(!disputeInMarkdown(explain('**b**', { id: '[a](javascript:1)' })).includes('[a]('));
});

const withNumbers = { failureReason: 'rejected +4915112345678', channel: 'to 4915112345678', id: 'a' };

for (const phones of ['masked', 'full'] as const) {
  test(`a dispute has no phone number with phones ${phones}`, () => {
    const failure = explainFailure({ ...call, ...withNumbers }, { phones })!;
    const { text, href } = disputeOf(failure);
    assert.doesNotMatch(`${text} ${disputeInMarkdown(failure)} ${decodeURIComponent(href)}`, /4915112345678/);
  });

  test(`a dispute does not say the destination with phones ${phones}`, () => {
    assert.doesNotMatch(disputeOf(explainFailure(call, { phones })!).text, /5678/);
  });
}

for (const id of ['\ud800', 'a\udfffb', '\udc00\ud800', '😀\ud83d']) {
  test(`the link of a dispute survives a lone surrogate (${JSON.stringify(id)})`, () => {
    assert.match(decodeURIComponent(disputeOf(explain('unknown', { id })).href), /\ufffd/);
  });
}

test('any id and code can be disputed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (id, code) => {
      const { href } = disputeOf(explain(code, { id }));
      assert.match(href, /^mailto:support@osmapi\.com\?subject=[^&\s]*&body=[^&\s]*$/);
    }),
  );
});
