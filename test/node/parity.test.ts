/** `parity.js`: helpers, catalogs and texts of other tools, compared with the words of the elements. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import fc from 'fast-check';

import type { FailureReason, Format } from '../../src/catalog.js';
import * as catalog from '../../src/catalog.js';
import { FORMATS } from '../../src/format/format.js';
import { de } from '../../src/locales/de.js';
import type { Difference, Encoding, FindOptions, GuidanceHelper } from '../../src/parity.js';
import { compareCatalog, compareGuidance, findMissingWords } from '../../src/parity.js';
import { page } from '../support/page-file.js';
import { warningsDuring } from '../support/warnings.js';

const { describeFailureReason, FAILURE_REASONS } = catalog;

/** The path of each difference, such as `sip_rejected.title`. */
const pathsOf = (differences: readonly Difference[]) =>
  differences.map(({ reason, field }) => (reason ? `${reason}.${field}` : field));

const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

const throwing = new Proxy(
  {},
  {
    get: () => {
      throw new Error('no');
    },
    ownKeys: () => {
      throw new Error('no');
    },
  },
);

// Helpers

test('compareGuidance finds no difference in our own catalog', () => {
  assert.deepEqual(compareGuidance(catalog), []);
});

test('compareGuidance finds no difference in a helper with the official words and additional keys', () => {
  const rows = page.rows.map((row) => ({ ...row, retryable: page.retryable.includes(row.reason), severity: 'high' }));
  const sdk: GuidanceHelper = {
    describeFailureReason: (reason) => rows.find((row) => row.reason === reason),
    isRetryableFailure: (reason) => page.retryable.includes(reason),
  };
  assert.deepEqual(compareGuidance(sdk), []);
});

for (const [field, changed] of [
  ['title', 'Carrier rejected the call.'],
  ['cause', undefined],
  ['likelyBlame', 'platform'],
  ['whatToTry', describeFailureReason('sip_rejected').whatToTry.replaceAll("'", '’') + ' '],
  ['retryable', 'false'],
] as const) {
  test(`compareGuidance finds a changed ${field} of one reason`, () => {
    const sdk = {
      describeFailureReason: (reason: FailureReason) => ({
        ...describeFailureReason(reason),
        ...(reason === 'sip_rejected' && { [field]: changed }),
      }),
    };
    const expected = describeFailureReason('sip_rejected')[field];
    assert.deepEqual(compareGuidance(sdk), [{ reason: 'sip_rejected', field, expected, found: changed }]);
  });
}

test('compareGuidance also compares isRetryableFailure and blameLabel where a helper has them', () => {
  const sdk = { describeFailureReason, isRetryableFailure: () => true, blameLabel: () => 'Carrier' };
  assert.deepEqual(
    pathsOf(compareGuidance(sdk)).filter((path) => path.endsWith('isRetryableFailure')),
    ['sip_rejected', 'caller_hung_up_silently', 'unknown'].map((reason) => `${reason}.isRetryableFailure`),
  );
  assert.equal(pathsOf(compareGuidance(sdk)).filter((path) => path.endsWith('blameLabel')).length, 8);
});

test('compareGuidance calls a helper with its own this', () => {
  class Helper {
    readonly #rows = new Map(FAILURE_REASONS.map((reason) => [reason, describeFailureReason(reason)]));
    describeFailureReason(reason: FailureReason) {
      return this.#rows.get(reason);
    }
  }
  assert.deepEqual(compareGuidance(new Helper()), []);
});

test('compareGuidance asks a helper in the given language', () => {
  const english: GuidanceHelper = { describeFailureReason: (reason) => describeFailureReason(reason) };
  catalog.useCatalog({ ...de, lang: 'x-other' });
  assert.deepEqual(compareGuidance(catalog, { lang: 'x-other' }), []);
  assert.equal(compareGuidance(english, { lang: 'x-other' }).length, 30);
});

for (const [name, helper] of Object.entries({
  null: null,
  'a bare function': describeFailureReason,
  'an empty object': {},
  'a helper that returns promises': {
    describeFailureReason: (reason: FailureReason) => Promise.resolve(describeFailureReason(reason)),
  },
  'a helper that throws': {
    describeFailureReason: () => {
      throw new Error('no');
    },
  },
  'a revoked proxy': revoked(),
  'throwing getters': throwing,
  'a helper whose guidance throws': { describeFailureReason: () => throwing },
})) {
  test(`compareGuidance of ${name} finds a difference in all five keys of all ten reasons`, () => {
    const differences = compareGuidance(helper as never);
    assert.equal(differences.length, 50);
    assert.ok(differences.every(({ found }) => typeof found !== 'string' && typeof found !== 'boolean'));
  });
}

// Catalogs

const shipped = readFileSync('dist/catalog.json', 'utf8');

test('compareCatalog finds no difference in the shipped catalog.json, as text or as an object', () => {
  assert.deepEqual(compareCatalog(shipped), []);
  assert.deepEqual(compareCatalog(JSON.parse(shipped)), []);
});

for (const [paths, from, to] of [
  [['version'], '"version": "1.0.0"', '"version": "0.9.0"'],
  [['hash'], '"hash": "sha256-', '"hash": "sha256-0'],
  [['sip_rejected.title'], 'Carrier rejected the call', 'Carrier refused the call'],
  [['sip_no_answer.blameLabel', 'sip_rejected.blameLabel'], '"carrier": "Carrier"', '"carrier": "Telco"'],
] as const) {
  test(`compareCatalog of a catalog.json with ${to} finds ${paths.join(' and ')}`, () => {
    assert.notEqual(shipped.replace(from, to), shipped);
    assert.deepEqual(pathsOf(compareCatalog(shipped.replace(from, to))), paths);
  });
}

test('compareCatalog expects the unknown guidance for a reason that this copy does not know', () => {
  const read = JSON.parse(shipped) as { reasons: Record<string, { title: string }> };
  const guidance = { ...describeFailureReason('unknown'), title: 'Quota used up' };
  const other = { ...read, reasons: { ...read.reasons, tts_quota_exceeded: guidance } };
  assert.deepEqual(compareCatalog(other), [
    { reason: 'tts_quota_exceeded', field: 'title', expected: 'Unclassified failure', found: 'Quota used up' },
  ]);
});

for (const [name, invalid] of Object.entries({
  null: null,
  'invalid JSON': '{',
  'an array': [],
  'a revoked proxy': revoked(),
  'throwing getters': throwing,
  'throwing rows': { reasons: throwing, blames: throwing },
})) {
  test(`compareCatalog of ${name} finds a difference in everything`, () => {
    assert.equal(compareCatalog(invalid).length, 2 + 10 * 6);
  });
}

// Texts

const ENCODING: Readonly<Record<Format, Encoding>> = {
  text: 'text',
  ansi: 'ansi',
  markdown: 'markdown',
  html: 'html',
  'problem+json': 'json',
};

for (const format of FORMATS) {
  test(`findMissingWords finds no missing words in formatFailure as ${format}, and missing words of another reason`, () => {
    const fields = ['title', 'blameLabel', 'cause', 'whatToTry', 'retryAdvice', 'reassurance'] as const;
    for (const [at, reason] of FAILURE_REASONS.entries()) {
      const text = catalog.formatFailure(reason, { format, audience: 'tester', width: 40 });
      const options = { decode: ENCODING[format], fields };
      assert.deepEqual(findMissingWords(text, reason, options), []);
      const other = FAILURE_REASONS.at(at - 1)!;
      assert.deepEqual(pathsOf(findMissingWords(text, other)).slice(0, 1), [`${other}.title`]);
    }
  });
}

const words = Object.values(describeFailureReason('no_audio_either_direction')).filter(
  (each) => typeof each === 'string',
);
const all = ['Environment / network', ...words].join('\n\n');

/** The same words, encoded as other tools write them. */
const encodings: readonly [string, FindOptions['decode'], (text: string) => string][] = [
  ['wrapped and indented text', 'text', (text) => text.replace(/(.{30}\S*) /g, '$1\r\n    ')],
  ['HTML with named entities', 'html', (text) => text.replaceAll("'", '&apos;').replaceAll('—', '&mdash;')],
  ['HTML with numeric entities', 'html', (text) => text.replaceAll("'", '&#039;').replaceAll('—', '&#x2014;').replaceAll('/', '&#x2F;')], // prettier-ignore
  ['HTML with line breaks', 'html', (text) => text.replaceAll(' ', '\n      ')],
  [
    'HTML with tags between words',
    'html',
    (text) => text.replaceAll('audio', '<b title="a > b" class=\'x\'>audio</b>'),
  ],
  ['HTML with br elements', 'html', (text) => text.replaceAll('. ', '.<br/>\n')],
  [
    'server-rendered HTML with comments',
    'html',
    (text) => text.replaceAll('the', '<!--lit-part {">"}-->the<!--/lit-part-->'),
  ],
  ['a Markdown blockquote', 'markdown', (text) => text.replace(/^/gm, '> ')],
  ['Markdown with emphasis', 'markdown', (text) => text.replaceAll('mic', '**mic**').replaceAll('audio', '_audio_')],
  ['Markdown with code and escapes', 'markdown', (text) => text.replaceAll('mic', '``mic``').replaceAll("'", "\\'")],
  ['Markdown with entities', 'markdown', (text) => text.replaceAll('—', '&mdash;')],
  ['terminal output with colours and links', 'ansi', (text) => text.replaceAll('audio', '\u001b[1;38:5:196maudio\u001b[0m').replaceAll('call', '\u001b]8;;https://x.example\u001b\\call\u001b]8;;\u0007')], // prettier-ignore
  ['JSON', 'json', (text) => JSON.stringify({ text })],
  ['JSON in ASCII', 'json', (text) => JSON.stringify({ text }).replaceAll('—', '\\u2014').replaceAll('/', '\\/')],
  ['a log of JSON lines', 'json', (text) => text.split('\n\n').map((msg) => `08:42 INFO ${JSON.stringify({ msg })}`).join('\n')], // prettier-ignore
  [
    'base64 with a decoder function',
    (text) => Buffer.from(text, 'base64').toString(),
    (text) => Buffer.from(text).toString('base64'),
  ],
];

for (const [name, decode, write] of encodings) {
  test(`findMissingWords finds no missing words in ${name}`, () => {
    assert.notEqual(write(all), all);
    assert.deepEqual(findMissingWords(write(all), 'no_audio_either_direction', { decode }), []);
  });
}

for (const [name, decode, text] of [
  ['a curly apostrophe', 'text', all.replace("caller's", 'caller’s')],
  ['two spaces', 'text', all.replace('or both', 'or  both')],
  ['different capitals', 'text', all.replace('line was dead', 'Line was dead')],
  ['a comment', 'html', all.replace('the line was dead', '<!-- the line was dead -->')],
  ['a script', 'html', all.replace('the line was dead', '<script>the line was dead</script >')],
  ['an attribute', 'html', all.replace('the line was dead', '<i title="the line was dead"></i>')],
  ['an unclosed element', 'html', all.replace('the line was dead', '<style>the line was dead')],
  ['HTML that is encoded twice', 'html', all.replaceAll('—', '&amp;mdash;')],
] as const) {
  test(`findMissingWords reports a cause with ${name} in it`, () => {
    const missing = pathsOf(findMissingWords(text, 'no_audio_either_direction', { decode }));
    assert.ok(missing.includes('no_audio_either_direction.cause'), missing.join());
  });
}

test('findMissingWords returns the expected words', () => {
  assert.deepEqual(findMissingWords('Carrier: Call was orphaned', 'stale_sweep', { fields: ['title', 'blameLabel'] }), [
    { reason: 'stale_sweep', field: 'blameLabel', expected: 'Platform-side', found: undefined },
  ]);
});

test('findMissingWords reports a blame label that only occurs within the title', () => {
  const { title } = describeFailureReason('sip_rejected');
  const missingIn = (text: string) => pathsOf(findMissingWords(text, 'sip_rejected', { fields: ['blameLabel'] }));
  assert.deepEqual(missingIn(title), ['sip_rejected.blameLabel']);
  assert.deepEqual(missingIn(`${title} (Carrier)`), []);
});

test('findMissingWords takes a whole event, and expects the words of unknown for an unknown code', () => {
  const event = JSON.stringify({ event: 'call.failed', call: { id: 'c', failureReason: 'tts_quota_exceeded' } });
  const title = { fields: ['title'] } as const;
  assert.deepEqual(findMissingWords('Unclassified failure', event, title), []);
  assert.deepEqual(pathsOf(findMissingWords('', event, title)), ['unknown.title']);
});

test('findMissingWords expects the words of the given language', () => {
  catalog.useCatalog(de);
  const options = { lang: 'de-AT', fields: ['title'] } as const;
  assert.deepEqual(findMissingWords(de.reasons.sip_rejected.title, 'sip_rejected', options), []);
  assert.equal(findMissingWords('Carrier rejected the call', 'sip_rejected', options).length, 1);
});

test('findMissingWords finds nothing for a completed call, without a warning', async () => {
  const warnings = await warningsDuring(() => {
    assert.deepEqual(findMissingWords('', { id: 'c', status: 'completed' }), []);
  });
  assert.deepEqual(warnings, []);
});

test('findMissingWords finds nothing for input that is not a call, and warns', async () => {
  const warnings = await warningsDuring(() => {
    for (const none of [undefined, null, {}, []]) assert.deepEqual(findMissingWords('', none), []);
  });
  assert.match(warnings.join(), /needs a call, an event or a reason/);
});

for (const text of [undefined, null, 7, {}, ['Carrier rejected the call'], '']) {
  test(`findMissingWords reports all four fields for the text ${JSON.stringify(text)}`, () => {
    assert.equal(findMissingWords(text, 'sip_rejected').length, 4);
  });
}

for (const [name, decode] of Object.entries({
  throws: () => {
    throw new Error('no decoder');
  },
  'returns a number': () => 7 as never,
})) {
  test(`findMissingWords reports all four fields when the decoder ${name}`, async () => {
    await warningsDuring(() => assert.equal(findMissingWords(all, 'no_audio_either_direction', { decode }).length, 4));
  });
}

test('findMissingWords warns about an unknown encoding or field', async () => {
  const warnings = await warningsDuring(() => {
    findMissingWords(all, 'unknown', { decode: '__proto__' as never });
    findMissingWords(all, 'unknown', { fields: ['what_to_try'] as never });
  });
  assert.match(warnings.join(), /decode is text, ansi, markdown, html, json or a function\./);
  assert.match(warnings.join(), /fields are title, blameLabel, cause, whatToTry, retryAdvice, reassurance\./);
});

test('no function of parity.js throws, whatever its arguments', async () => {
  await warningsDuring(() =>
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (one, other, third) => {
        const options = { lang: one, fields: other, decode: third } as never;
        assert.ok(Array.isArray(findMissingWords(one, other, options)));
        assert.ok(Array.isArray(findMissingWords('text', 'unknown', one as never)));
        assert.ok(compareGuidance(one as never, other as never).length > 0);
        assert.ok(compareCatalog(one).length > 0);
      }),
    ),
  );
});

for (const decode of ['ansi', 'markdown', 'html', 'json'] as const) {
  test(`findMissingWords takes linear time for a long text of markup as ${decode}`, () => {
    const marks = [
      '<!--',
      '<a ',
      '<a b="',
      '<script>',
      '&#',
      '`',
      '``a',
      '_',
      '_a',
      '\\',
      '\u001b[',
      '\u001b]',
      '> ',
      ' ',
    ];
    for (const mark of marks) {
      const began = performance.now();
      findMissingWords(mark.repeat(200_000), 'unknown', { decode });
      // Quadratic time would be many minutes.
      assert.ok(performance.now() - began < 20_000, mark);
    }
  });
}
