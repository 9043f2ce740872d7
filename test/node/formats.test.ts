/** `formatFailure`: every format of it, from the list of them, so that a new one is tested before it is known here. */
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

function terminal(given: Partial<Record<(typeof variables)[number], string>>, isTerminal: boolean): void {
  for (const name of variables) {
    if (given[name] === undefined) Reflect.deleteProperty(env, name);
    else env[name] = given[name];
  }
  stdout.isTTY = isTerminal;
}

afterEach(() => {
  terminal(Object.fromEntries(variables.map((name, at) => [name, before[at]])), isTTY);
});

const format = (input: unknown, options: FormatOptions): string => {
  if (options.format === 'ansi') terminal({}, true);
  return formatFailure(input, options);
};
const inFull = (input: unknown, options: FormatOptions) => plain[options.format](format(input, options));
/** Control characters, but for the line feed and what our own colours need. */
const STEERING =
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  /(?!\u001b\[\d+m)[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

for (const kind of FORMATS) {
  for (const { reason, title, cause, whatToTry } of page.rows) {
    test(`${reason} as ${kind} says the page's words`, () => {
      const said = inFull({ ...call, failureReason: reason }, { format: kind });
      for (const words of [title, cause, whatToTry]) assert.ok(said.includes(words), words);
    });
  }

  for (const input of [null, undefined, {}, { status: 'completed' }, '', [call], 7]) {
    test(`${JSON.stringify(input)} as ${kind} is nothing`, () => {
      assert.equal(format(input, { format: kind }), '');
    });
  }

  for (const audience of AUDIENCES) {
    test(`${kind} for ${audience} masks the number, unless it was asked for in full`, () => {
      assert.doesNotMatch(inFull(call, { format: kind, audience }), /4915112345678/);
      assert.match(inFull(call, { format: kind, audience, phones: 'full' }), /\+4915112345678/);
    });
  }

  test(`${kind} has the reassurance for testers alone`, () => {
    const reassured = (audience: (typeof AUDIENCES)[number]) =>
      inFull(call, { format: kind, audience }).includes("Failed doesn't mean broken.");
    assert.deepEqual(AUDIENCES.filter(reassured), ['tester']);
  });

  test(`${kind} is in UTC unless a time zone is given`, () => {
    assert.match(inFull(call, { format: kind }), /08:42:17 UTC/);
    assert.match(inFull(call, { format: kind, timeZone: 'Asia/Tokyo' }), /17:42:17 GMT\+9/);
  });

  test(`${kind} speaks the language that was asked for`, () => {
    useCatalog({ lang: 'eo', blames: { platform: 'Platformo' } });
    assert.match(inFull(call, { format: kind, lang: 'eo' }), /Platformo/);
  });

  test(`${kind} tells of a doubt`, () => {
    const said = inFull({ ...call, failureReason: 'idle_timeout' }, { format: kind });
    assert.match(said, /short for an idle window/);
  });

  test(`no character of a call steers ${kind}`, () => {
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

  test(`any options make ${kind} of a failure`, async () => {
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

test('a format that there is not is text, with a warning', async () => {
  let text = '';
  const warnings = await warningsDuring(() => (text = formatFailure(call, { format: 'yaml' } as never)));
  assert.equal(text, formatFailure(call, { format: 'text' }));
  assert.match(warnings.join(), /format is text, ansi, markdown, html, problem\+json/);
});

test('a time zone that there is not is UTC, with one warning', async () => {
  const warnings = await warningsDuring(() => {
    for (const timeZone of ['Mars/Olympus', 'UTC+99', '__proto__'])
      assert.match(formatFailure(call, { format: 'text', timeZone }), /08:42:17 UTC/);
  });
  assert.ok(warnings.length <= 1);
});

test('options may be left out in plain JavaScript', () => {
  for (const none of [undefined, null, 'text']) {
    assert.equal(formatFailure(call, none as never), formatFailure(call, { format: 'text' }));
  }
});

// Terminals

const escapes = (text: string) => text.includes('\u001b[');
const terminals: [Parameters<typeof terminal>[0], boolean, boolean][] = [
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
    terminal(given, isTerminal);
    assert.equal(escapes(formatFailure(call, { format: 'ansi' })), expected);
  });
}

test('ANSI without colours is the plain text', () => {
  terminal({}, false);
  assert.equal(formatFailure(call, { format: 'ansi' }), formatFailure(call, { format: 'text' }));
});

test('ANSI has colours where there is no process to ask', () => {
  const { process: real } = globalThis;
  try {
    globalThis.process = undefined as never;
    assert.ok(escapes(formatFailure(call, { format: 'ansi' })));
  } finally {
    globalThis.process = real;
  }
});

test('a colour ends before the paragraph does', () => {
  for (const line of format(call, { format: 'ansi' }).split('\n')) {
    assert.equal((line.match(/\u001b\[[1-9]\d*m/g) ?? []).length, (line.match(/\u001b\[0m/g) ?? []).length); // eslint-disable-line no-control-regex -- colours
  }
});

// Width

for (const kind of ['text', 'ansi'] as const) {
  for (const width of [20, 40, 72.5, 100]) {
    test(`${kind} fits in ${width} columns, and loses no word`, () => {
      for (const failureReason of FAILURE_REASONS) {
        const wide = inFull({ ...call, failureReason }, { format: kind });
        const narrow = inFull({ ...call, failureReason }, { format: kind, width });
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

test('a width of less than 20 is 20', () => {
  assert.equal(formatFailure(call, { format: 'text', width: 3 }), formatFailure(call, { format: 'text', width: 20 }));
});

test('Japanese breaks between its characters, two columns wide, and never before a full stop', () => {
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
  test(`${foreign} in a call is text in HTML`, () => {
    const event = { event: 'call.failed', reason: foreign, call: { ...call, id: foreign } };
    const html = formatFailure(event, { format: 'html', audience: 'developer' });
    const tags = [...html.matchAll(/<\/?([a-z]+)/g)].map(([, tag]) => tag!);
    assert.deepEqual([...new Set(tags)].sort(), ['bdi', 'br', 'div', 'p', 'strong']);
    assert.ok(plain.html(html).includes(foreign));
  });
}

test('HTML needs no style, script, link or table', () => {
  const html = formatFailure(call, { format: 'html', audience: 'developer' });
  assert.doesNotMatch(html, /style|script|href|src=|<table|class=/);
});

test('HTML says its language and direction', () => {
  useCatalog({ lang: 'ar', dir: 'rtl', reasons: { stale_sweep: { title: 'مكالمة يتيمة' } } });
  assert.match(formatFailure(call, { format: 'html', lang: 'ar' }), /^<div lang="ar" dir="rtl">/);
});

test('a hostile language tag of a catalog is no markup in HTML', () => {
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
  test(`${link} in a call is code in Markdown, so that no tool makes a link of it`, () => {
    const markdown = formatFailure({ ...call, id: link }, { format: 'markdown' });
    const word = link.split(' ').find((each) => /[:@.]/.test(each))!;
    assert.ok(markdown.includes(`\`${word}\``), markdown);
  });
}

/** The code spans of Markdown, as CommonMark reads them: a backslash escapes outside of them alone. */
function codeIn(markdown: string): string[] {
  const spans: string[] = [];
  for (const [, escape, ticks, code] of markdown.matchAll(/(\\.)|(`+)(?:([^`]+)\2(?!`))?/g)) {
    assert.ok(escape ?? code, `a code span that begins with ${String(ticks)} ends: ${markdown}`);
    if (code) spans.push(code);
  }
  return spans;
}

test('a code span of Markdown cannot be closed by data, nor begun', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('`', '@', 'a', '\\', ' ', '/', ':') }), (id) => {
      for (const code of codeIn(formatFailure({ ...call, id }, { format: 'markdown' }))) assert.match(code, /@|:\/\//);
    }),
    { numRuns: 1000 },
  );
});

test('the support address of the official words is no code in Markdown', () => {
  assert.match(formatFailure('unknown', { format: 'markdown' }), /Contact support@osmapi\.com if/);
});

// application/problem+json

const problem = (input: unknown, options: object = {}) =>
  JSON.parse(formatFailure(input, { format: 'problem+json', ...options })) as Record<string, unknown>;

test('a problem has the members of RFC 9457, and no HTTP status', () => {
  const { type, title, detail, instance, status } = problem({ ...call, failureReason: 'sip_rejected' });
  assert.equal(type, 'urn:osmapi:osmtalk:failure-reason:sip_rejected');
  assert.equal(title, 'Carrier rejected the call');
  assert.match(String(detail), /^The phone carrier refused the call/);
  assert.equal(instance, 'urn:osmapi:osmtalk:call:call_7');
  assert.equal(status, undefined);
});

test('a problem always has the same keys, whatever is known', () => {
  const { instance: _, ...known } = problem(call, { audience: 'tester' });
  for (const input of [...FAILURE_REASONS, { status: 'failed' }, { status: 'failed', failureReason: 'new_one' }]) {
    assert.deepEqual(Object.keys(problem(input)).sort(), Object.keys(known).sort());
  }
});

test('a problem has blame, next step and verdict', () => {
  const { likelyBlame, blameLabel, whatToTry, retryable, retryAdvice } = problem(call);
  assert.deepEqual([likelyBlame, blameLabel, retryable], ['platform', 'Platform-side', true]);
  assert.match(String(whatToTry), /^Retry\./);
  assert.deepEqual(retryAdvice, { kind: 'retry', text: 'Worth a retry.' });
});

test('a problem is one line, keeps every character, and ends no script', () => {
  const id = 'a\n\u001b[31m\u202e</script>\ud800';
  const json = formatFailure({ ...call, id }, { format: 'problem+json' });
  assert.doesNotMatch(json, /\n|<|\u202e/);
  assert.equal((problem({ ...call, id }).call as { id: string }).id, id);
});

test('type and instance are URIs whatever the names', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (id) => {
      const { type, instance } = problem({ ...call, id });
      for (const uri of [type, instance ?? type]) assert.match(String(uri), /^urn:osmapi:osmtalk:[\w:%.!~*'()-]+$/);
    }),
  );
});
