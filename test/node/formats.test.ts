/** `formatFailure` in every format of `FORMATS`, so that a new format is tested without a change here. */
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import fc from 'fast-check';

import type { FormatOptions } from '../../src/catalog.js';
import { FAILURE_REASONS, formatFailure, useCatalog } from '../../src/catalog.js';
import { AUDIENCES } from '../../src/format/facts.js';
import { FORMATS } from '../../src/format/format.js';
import { page } from '../support/page-file.js';
import { plain } from '../support/plain.js';
import { warningsDuring } from '../support/warnings.js';

const call = {
  id: 'call_7',
  agentId: 'agent_1',
  status: 'failed',
  failureReason: 'stale_sweep',
  destination: '+4915112345678',
  endedAt: '2026-05-13T08:42:17Z',
  durationSeconds: 5,
};
const { env, stdout } = process;
const isTTY = stdout.isTTY;
const variables = ['NO_COLOR', 'FORCE_COLOR', 'TERM'] as const;
const before = variables.map((name) => env[name]);

function setTerminal(given: Partial<Record<(typeof variables)[number], string>>, isTerminal: boolean): void {
  for (const name of variables) {
    if (given[name] === undefined) Reflect.deleteProperty(env, name);
    else env[name] = given[name];
  }
  stdout.isTTY = isTerminal;
}

afterEach(() => {
  setTerminal(Object.fromEntries(variables.map((name, at) => [name, before[at]])), isTTY);
});

const format = (input: unknown, options: FormatOptions): string => {
  if (options.format === 'ansi') setTerminal({}, true);
  return formatFailure(input, options);
};
const formatPlain = (input: unknown, options: FormatOptions) => plain[options.format](format(input, options));
/** Control characters, but for the line feed and what our own colours need. */
const STEERING =
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  /(?!\u001b\[\d+m)[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

for (const kind of FORMATS) {
  for (const { reason, title, cause, whatToTry } of page.rows) {
    test(`formatFailure of ${reason} as ${kind} contains the official words`, () => {
      const said = formatPlain({ ...call, failureReason: reason }, { format: kind });
      for (const words of [title, cause, whatToTry]) assert.ok(said.includes(words), words);
    });
  }

  for (const input of [null, undefined, {}, { status: 'completed' }, '', [call], 7]) {
    test(`${JSON.stringify(input)} as ${kind} is the empty string`, () => {
      assert.equal(format(input, { format: kind }), '');
    });
  }

  for (const audience of AUDIENCES) {
    test(`${kind} for the audience ${audience} masks phone numbers unless phones is full`, () => {
      assert.doesNotMatch(formatPlain(call, { format: kind, audience }), /4915112345678/);
      assert.match(formatPlain(call, { format: kind, audience, phones: 'full' }), /\+4915112345678/);
    });
  }

  test(`${kind} contains the reassurance for testers only`, () => {
    const reassured = (audience: (typeof AUDIENCES)[number]) =>
      formatPlain(call, { format: kind, audience }).includes("Failed doesn't mean broken.");
    assert.deepEqual(AUDIENCES.filter(reassured), ['tester']);
  });

  test(`times in ${kind} are in UTC unless a time zone is given`, () => {
    assert.match(formatPlain(call, { format: kind }), /08:42:17 UTC/);
    assert.match(formatPlain(call, { format: kind, timeZone: 'Asia/Tokyo' }), /17:42:17 GMT\+9/);
  });

  test(`${kind} is in the requested language`, () => {
    useCatalog({ lang: 'eo', blames: { platform: 'Platformo' } });
    assert.match(formatPlain(call, { format: kind, lang: 'eo' }), /Platformo/);
  });

  test(`formatFailure as ${kind} contains the doubt about a reason`, () => {
    const said = formatPlain({ ...call, failureReason: 'idle_timeout' }, { format: kind });
    assert.match(said, /short for an idle window/);
  });

  test(`no text in a call puts control characters into ${kind}`, () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('\u001b[31m', '\u009b31m', '\u202e', '\u2028', '</script>', '\r\n\r\n', ''),
        fc.constantFrom(...AUDIENCES),
        (text, more, audience) => {
          const foreign = text + more;
          const event = { event: 'call.failed', reason: foreign, call: { ...call, id: foreign, agentId: foreign } };
          assert.doesNotMatch(format(event, { format: kind, audience }), STEERING);
        },
      ),
    );
  });

  test(`${kind} of a failure is never empty, with any options`, async () => {
    const options = fc.record({ lang: fc.anything(), audience: fc.anything(), timeZone: fc.anything() });
    await warningsDuring(() =>
      fc.assert(
        fc.property(options, fc.anything(), (given, width) => {
          assert.notEqual(format(call, { ...given, width, format: kind } as FormatOptions), '');
        }),
      ),
    );
  });
}

test('an unknown format falls back to text with a warning', async () => {
  let text = '';
  const warnings = await warningsDuring(() => (text = formatFailure(call, { format: 'yaml' } as never)));
  assert.equal(text, formatFailure(call, { format: 'text' }));
  assert.match(warnings.join(), /format is text, ansi, markdown, html, problem\+json/);
});

test('an unknown time zone falls back to UTC with at most one warning', async () => {
  const warnings = await warningsDuring(() => {
    for (const timeZone of ['Mars/Olympus', 'UTC+99', '__proto__'])
      assert.match(formatFailure(call, { format: 'text', timeZone }), /08:42:17 UTC/);
  });
  assert.ok(warnings.length <= 1);
});

test('formatFailure without options returns plain text', () => {
  for (const none of [undefined, null, 'text']) {
    assert.equal(formatFailure(call, none as never), formatFailure(call, { format: 'text' }));
  }
});

// Terminals

const hasColours = (text: string) => text.includes('\u001b[');
const terminals: [Parameters<typeof setTerminal>[0], boolean, boolean][] = [
  [{}, true, true],
  [{}, false, false],
  [{ NO_COLOR: '1' }, true, false],
  [{ NO_COLOR: '' }, true, true],
  [{ TERM: 'dumb' }, true, false],
  [{ FORCE_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '3' }, false, true],
  [{ FORCE_COLOR: '0' }, true, false],
  [{ FORCE_COLOR: 'false' }, true, false],
  [{ FORCE_COLOR: '' }, false, false],
  [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
];

for (const [given, isTerminal, expected] of terminals) {
  test(`ANSI with ${JSON.stringify(given)} ${isTerminal ? 'in a terminal' : 'in a pipe'} has ${expected ? '' : 'no '}colours`, () => {
    setTerminal(given, isTerminal);
    assert.equal(hasColours(formatFailure(call, { format: 'ansi' })), expected);
  });
}

test('ANSI without colours is identical to plain text', () => {
  setTerminal({}, false);
  assert.equal(formatFailure(call, { format: 'ansi' }), formatFailure(call, { format: 'text' }));
});

test('ANSI has colours where there is no global process', () => {
  const { process: real } = globalThis;
  try {
    globalThis.process = undefined as never;
    assert.ok(hasColours(formatFailure(call, { format: 'ansi' })));
  } finally {
    globalThis.process = real;
  }
});

test('every ANSI colour is reset before its line ends', () => {
  for (const line of format(call, { format: 'ansi' }).split('\n')) {
    assert.equal((line.match(/\u001b\[[1-9]\d*m/g) ?? []).length, (line.match(/\u001b\[0m/g) ?? []).length); // eslint-disable-line no-control-regex -- colours
  }
});

// Width

for (const kind of ['text', 'ansi'] as const) {
  for (const width of [20, 40, 72.5, 100]) {
    test(`${kind} fits into ${width} columns without losing a character`, () => {
      for (const failureReason of FAILURE_REASONS) {
        const wide = formatPlain({ ...call, failureReason }, { format: kind });
        const narrow = formatPlain({ ...call, failureReason }, { format: kind, width });
        for (const line of narrow.split('\n')) assert.ok(line.length <= width, line);
        assert.equal(narrow.replace(/\s+/g, ''), wide.replace(/\s+/g, ''));
      }
    });
  }
}

for (const width of [undefined, null, 0, -5, NaN, Infinity, '40']) {
  test(`a width of ${String(width)} wraps nothing`, () => {
    assert.equal(
      formatFailure(call, { format: 'text', width: width as never }),
      formatFailure(call, { format: 'text' }),
    );
  });
}

test('a width of less than 20 is raised to 20', () => {
  assert.equal(formatFailure(call, { format: 'text', width: 3 }), formatFailure(call, { format: 'text', width: 20 }));
});

test('Japanese characters count as two columns, and a line never begins with a full stop', () => {
  useCatalog({ lang: 'ja', reasons: { stale_sweep: { cause: 'ボットの処理が通話中に停止しました。'.repeat(8) } } });
  const lines = formatFailure(call, { format: 'text', lang: 'ja', width: 40 }).split('\n');
  const dense = lines.filter((line) => /^[\u3000-\u9fff]+$/.test(line));
  assert.ok(dense.length >= 6, lines.join('\n'));
  for (const line of dense) {
    assert.ok(line.length <= 20, line);
    assert.doesNotMatch(line, /^。/);
  }
});

// Markup

const markup = ['<img src=x onerror=alert(1)>', '"><b>', "' style='x", '&lt;', '<!--', '</div>', '{{x}}', '**b**'];

for (const foreign of markup) {
  test(`${foreign} in a call is escaped in HTML`, () => {
    const event = { event: 'call.failed', reason: foreign, call: { ...call, id: foreign } };
    const html = formatFailure(event, { format: 'html', audience: 'developer' });
    const tags = [...html.matchAll(/<\/?([a-z]+)/g)].map(([, tag]) => tag!);
    assert.deepEqual([...new Set(tags)].sort(), ['bdi', 'br', 'div', 'p', 'strong']);
    assert.ok(plain.html(html).includes(foreign));
  });
}

test('HTML output has no styles, scripts, links or tables', () => {
  const html = formatFailure(call, { format: 'html', audience: 'developer' });
  assert.doesNotMatch(html, /style|script|href|src=|<table|class=/);
});

test('HTML output has lang and dir attributes', () => {
  useCatalog({ lang: 'ar', dir: 'rtl', reasons: { stale_sweep: { title: 'مكالمة يتيمة' } } });
  assert.match(formatFailure(call, { format: 'html', lang: 'ar' }), /^<div lang="ar" dir="rtl">/);
});

test('a hostile language tag is escaped in HTML', () => {
  useCatalog({ lang: 'zz"><script>', reasons: { stale_sweep: { title: 'T' } } });
  assert.doesNotMatch(formatFailure(call, { format: 'html', lang: 'zz"><script>' }), /<script/);
});

for (const link of [
  'https://evil.example/x',
  'www.evil.example',
  'a@evil.example',
  '@team',
  'see javascript://x now',
]) {
  test(`${link} in a call is a code span in Markdown, so that no tool links it`, () => {
    const markdown = formatFailure({ ...call, id: link }, { format: 'markdown' });
    const word = link.split(' ').find((each) => /[:@.]/.test(each))!;
    assert.ok(markdown.includes(`\`${word}\``), markdown);
  });
}

/** The code spans of Markdown. In CommonMark, a backslash only escapes outside of code spans. */
function codeIn(markdown: string): string[] {
  const spans: string[] = [];
  for (const [, escape, ticks, code] of markdown.matchAll(/(\\.)|(`+)(?:([^`]+)\2(?!`))?/g)) {
    assert.ok(escape ?? code, `a code span that begins with ${String(ticks)} ends: ${markdown}`);
    if (code) spans.push(code);
  }
  return spans;
}

test('data cannot open or close a code span in Markdown', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('`', '@', 'a', '\\', ' ', '/', ':') }), (id) => {
      for (const code of codeIn(formatFailure({ ...call, id }, { format: 'markdown' }))) assert.match(code, /@|:\/\//);
    }),
    { numRuns: 1000 },
  );
});

test('the support address of the official words is not a code span in Markdown', () => {
  assert.match(formatFailure('unknown', { format: 'markdown' }), /Contact support@osmapi\.com if/);
});

// application/problem+json

const problem = (input: unknown, options: object = {}) =>
  JSON.parse(formatFailure(input, { format: 'problem+json', ...options })) as Record<string, unknown>;

test('problem+json has the members of RFC 9457 without an HTTP status', () => {
  const { type, title, detail, instance, status } = problem({ ...call, failureReason: 'sip_rejected' });
  assert.equal(type, 'urn:osmapi:osmtalk:failure-reason:sip_rejected');
  assert.equal(title, 'Carrier rejected the call');
  assert.match(String(detail), /^The phone carrier refused the call/);
  assert.equal(instance, 'urn:osmapi:osmtalk:call:call_7');
  assert.equal(status, undefined);
});

test('problem+json has the same keys for every failure', () => {
  const { instance: _, ...known } = problem(call, { audience: 'tester' });
  for (const input of [...FAILURE_REASONS, { status: 'failed' }, { status: 'failed', failureReason: 'new_one' }]) {
    assert.deepEqual(Object.keys(problem(input)).sort(), Object.keys(known).sort());
  }
});

test('problem+json contains blame, next step and retry advice', () => {
  const { likelyBlame, blameLabel, whatToTry, retryable, retryAdvice } = problem(call);
  assert.deepEqual([likelyBlame, blameLabel, retryable], ['platform', 'Platform-side', true]);
  assert.match(String(whatToTry), /^Retry\./);
  assert.deepEqual(retryAdvice, { kind: 'retry', text: 'Worth a retry.' });
});

test('problem+json is one line, keeps every character, and cannot close a script element', () => {
  const id = 'a\n\u001b[31m\u202e</script>\ud800';
  const json = formatFailure({ ...call, id }, { format: 'problem+json' });
  assert.doesNotMatch(json, /\n|<|\u202e/);
  assert.equal((problem({ ...call, id }).call as { id: string }).id, id);
});

test('type and instance of problem+json are URIs for any call id', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (id) => {
      const { type, instance } = problem({ ...call, id });
      for (const uri of [type, instance ?? type]) assert.match(String(uri), /^urn:osmapi:osmtalk:[\w:%.!~*'()-]+$/);
    }),
  );
});
