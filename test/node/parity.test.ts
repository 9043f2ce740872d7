/** `parity.js`: other people's helpers, catalogs and texts, compared with the words of the elements. */
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

/** Where the differences are: `sip_rejected.title`. */
const placesOf = (differences: readonly Difference[]) =>
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

test('our own helper differs nowhere', () => {
  assert.deepEqual(compareGuidance(catalog), []);
});

test('a helper that says the words of the page differs nowhere, whatever else it gives', () => {
  const rows = page.rows.map((row) => ({ ...row, retryable: page.retryable.includes(row.reason), severity: 'high' }));
  const sdk: GuidanceHelper = {
    describeFailureReason: (reason) => rows.find((row) => row.reason === reason),
    isRetryableFailure: (reason) => page.retryable.includes(reason),
  };
  assert.deepEqual(compareGuidance(sdk), []);
});

for (const [field, spoiled] of [
  ['title', 'Carrier rejected the call.'],
  ['cause', undefined],
  ['likelyBlame', 'platform'],
  ['whatToTry', describeFailureReason('sip_rejected').whatToTry.replaceAll("'", '’') + ' '],
  ['retryable', 'false'],
] as const) {
  test(`a helper with another ${field} of one reason differs there`, () => {
    const sdk = {
      describeFailureReason: (reason: FailureReason) => ({
        ...describeFailureReason(reason),
        ...(reason === 'sip_rejected' && { [field]: spoiled }),
      }),
    };
    const expected = describeFailureReason('sip_rejected')[field];
    assert.deepEqual(compareGuidance(sdk), [{ reason: 'sip_rejected', field, expected, found: spoiled }]);
  });
}

test('a helper is asked about retries and labels where it can be', () => {
  const sdk = { describeFailureReason, isRetryableFailure: () => true, blameLabel: () => 'Carrier' };
  assert.deepEqual(
    placesOf(compareGuidance(sdk)).filter((place) => place.endsWith('isRetryableFailure')),
    ['sip_rejected', 'caller_hung_up_silently', 'unknown'].map((reason) => `${reason}.isRetryableFailure`),
  );
  assert.equal(placesOf(compareGuidance(sdk)).filter((place) => place.endsWith('blameLabel')).length, 8);
});

test('a helper may be an object with state', () => {
  class Helper {
    readonly #rows = new Map(FAILURE_REASONS.map((reason) => [reason, describeFailureReason(reason)]));
    describeFailureReason(reason: FailureReason) {
      return this.#rows.get(reason);
    }
  }
  assert.deepEqual(compareGuidance(new Helper()), []);
});

test('a helper is asked in the language that the elements would speak', () => {
  const english: GuidanceHelper = { describeFailureReason: (reason) => describeFailureReason(reason) };
  catalog.useCatalog({ ...de, lang: 'x-other' });
  assert.deepEqual(compareGuidance(catalog, { lang: 'x-other' }), []);
  assert.equal(compareGuidance(english, { lang: 'x-other' }).length, 30);
});

for (const [name, helper] of Object.entries({
  null: null,
  'a bare function': describeFailureReason,
  'nothing in it': {},
  'a promise': { describeFailureReason: (reason: FailureReason) => Promise.resolve(describeFailureReason(reason)) },
  'a throw': {
    describeFailureReason: () => {
      throw new Error('no');
    },
  },
  'a revoked proxy': revoked(),
  'throwing getters': throwing,
  'a throwing answer': { describeFailureReason: () => throwing },
})) {
  test(`a helper with ${name} differs in all five keys of all ten reasons`, () => {
    const differences = compareGuidance(helper as never);
    assert.equal(differences.length, 50);
    assert.ok(differences.every(({ found }) => typeof found !== 'string' && typeof found !== 'boolean'));
  });
}

// Catalogs

const shipped = readFileSync('dist/catalog.json', 'utf8');

test('the shipped catalog.json differs nowhere, as text or as an object', () => {
  assert.deepEqual(compareCatalog(shipped), []);
  assert.deepEqual(compareCatalog(JSON.parse(shipped)), []);
});

for (const [places, from, to] of [
  [['version'], '"version": "1.0.0"', '"version": "0.9.0"'],
  [['hash'], '"hash": "sha256-', '"hash": "sha256-0'],
  [['sip_rejected.title'], 'Carrier rejected the call', 'Carrier refused the call'],
  [['sip_no_answer.blameLabel', 'sip_rejected.blameLabel'], '"carrier": "Carrier"', '"carrier": "Telco"'],
] as const) {
  test(`a catalog.json with ${to} differs in ${places.join(' and ')}`, () => {
    assert.notEqual(shipped.replace(from, to), shipped);
    assert.deepEqual(placesOf(compareCatalog(shipped.replace(from, to))), places);
  });
}

test('a reason that this copy does not know is explained otherwise than here', () => {
  const read = JSON.parse(shipped) as { reasons: Record<string, { title: string }> };
  const guidance = { ...describeFailureReason('unknown'), title: 'Quota used up' };
  const other = { ...read, reasons: { ...read.reasons, tts_quota_exceeded: guidance } };
  assert.deepEqual(compareCatalog(other), [
    { reason: 'tts_quota_exceeded', field: 'title', expected: 'Unclassified failure', found: 'Quota used up' },
  ]);
});

for (const [name, rubbish] of Object.entries({
  null: null,
  'no JSON': '{',
  'an array': [],
  'a revoked proxy': revoked(),
  'throwing getters': throwing,
  'throwing rows': { reasons: throwing, blames: throwing },
})) {
  test(`${name} differs from a catalog in everything`, () => {
    assert.equal(compareCatalog(rubbish).length, 2 + 10 * 6);
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
  test(`no word is missing in what we print as ${format}, and all are in another reason's`, () => {
    const fields = ['title', 'blameLabel', 'cause', 'whatToTry', 'retryAdvice', 'reassurance'] as const;
    for (const [at, reason] of FAILURE_REASONS.entries()) {
      const text = catalog.formatFailure(reason, { format, audience: 'tester', width: 40 });
      const options = { decode: ENCODING[format], fields };
      assert.deepEqual(findMissingWords(text, reason, options), []);
      const other = FAILURE_REASONS.at(at - 1)!;
      assert.deepEqual(placesOf(findMissingWords(text, other)).slice(0, 1), [`${other}.title`]);
    }
  });
}

const words = Object.values(describeFailureReason('no_audio_either_direction')).filter(
  (each) => typeof each === 'string',
);
const all = ['Environment / network', ...words].join('\n\n');

/** The same words as other people's tools would write them. */
const written: readonly [string, FindOptions['decode'], (text: string) => string][] = [
  ['text that is wrapped and indented', 'text', (text) => text.replace(/(.{30}\S*) /g, '$1\r\n    ')],
  ['HTML with names', 'html', (text) => text.replaceAll("'", '&apos;').replaceAll('—', '&mdash;')],
  ['HTML with numbers', 'html', (text) => text.replaceAll("'", '&#039;').replaceAll('—', '&#x2014;').replaceAll('/', '&#x2F;')], // prettier-ignore
  ['HTML in lines', 'html', (text) => text.replaceAll(' ', '\n      ')],
  [
    'HTML with tags between words',
    'html',
    (text) => text.replaceAll('audio', '<b title="a > b" class=\'x\'>audio</b>'),
  ],
  ['HTML with breaks', 'html', (text) => text.replaceAll('. ', '.<br/>\n')],
  ['HTML that a server rendered', 'html', (text) => text.replaceAll('the', '<!--lit-part {">"}-->the<!--/lit-part-->')],
  ['Markdown in a quotation', 'markdown', (text) => text.replace(/^/gm, '> ')],
  ['Markdown with marks', 'markdown', (text) => text.replaceAll('mic', '**mic**').replaceAll('audio', '_audio_')],
  ['Markdown with code and escapes', 'markdown', (text) => text.replaceAll('mic', '``mic``').replaceAll("'", "\\'")],
  ['Markdown with entities', 'markdown', (text) => text.replaceAll('—', '&mdash;')],
  ['a terminal', 'ansi', (text) => text.replaceAll('audio', '\u001b[1;38:5:196maudio\u001b[0m').replaceAll('call', '\u001b]8;;https://x.example\u001b\\call\u001b]8;;\u0007')], // prettier-ignore
  ['JSON', 'json', (text) => JSON.stringify({ text })],
  ['JSON in ASCII', 'json', (text) => JSON.stringify({ text }).replaceAll('—', '\\u2014').replaceAll('/', '\\/')],
  ['a log of JSON lines', 'json', (text) => text.split('\n\n').map((msg) => `08:42 INFO ${JSON.stringify({ msg })}`).join('\n')], // prettier-ignore
  [
    'a mail in base64',
    (text) => Buffer.from(text, 'base64').toString(),
    (text) => Buffer.from(text).toString('base64'),
  ],
];

for (const [name, decode, write] of written) {
  test(`no word is missing in ${name}`, () => {
    assert.notEqual(write(all), all);
    assert.deepEqual(findMissingWords(write(all), 'no_audio_either_direction', { decode }), []);
  });
}

for (const [name, decode, text] of [
  ['a curly apostrophe', 'text', all.replace("caller's", 'caller’s')],
  ['two blanks', 'text', all.replace('or both', 'or  both')],
  ['other capitals', 'text', all.replace('line was dead', 'Line was dead')],
  ['a comment', 'html', all.replace('the line was dead', '<!-- the line was dead -->')],
  ['a script', 'html', all.replace('the line was dead', '<script>the line was dead</script >')],
  ['an attribute', 'html', all.replace('the line was dead', '<i title="the line was dead"></i>')],
  ['what is never closed', 'html', all.replace('the line was dead', '<style>the line was dead')],
  ['HTML that was encoded twice', 'html', all.replaceAll('—', '&amp;mdash;')],
] as const) {
  test(`a cause with ${name} in it is missing`, () => {
    const missing = placesOf(findMissingWords(text, 'no_audio_either_direction', { decode }));
    assert.ok(missing.includes('no_audio_either_direction.cause'), missing.join());
  });
}

test('what is missing is named with its words', () => {
  assert.deepEqual(findMissingWords('Carrier: Call was orphaned', 'stale_sweep', { fields: ['title', 'blameLabel'] }), [
    { reason: 'stale_sweep', field: 'blameLabel', expected: 'Platform-side', found: undefined },
  ]);
});

test('a label that stands in the title alone is missing', () => {
  const { title } = describeFailureReason('sip_rejected');
  const look = (text: string) => placesOf(findMissingWords(text, 'sip_rejected', { fields: ['blameLabel'] }));
  assert.deepEqual(look(title), ['sip_rejected.blameLabel']);
  assert.deepEqual(look(`${title} (Carrier)`), []);
});

test('a whole event is looked up, and a code that is none of ours has the words of unknown', () => {
  const event = JSON.stringify({ event: 'call.failed', call: { id: 'c', failureReason: 'tts_quota_exceeded' } });
  const title = { fields: ['title'] } as const;
  assert.deepEqual(findMissingWords('Unclassified failure', event, title), []);
  assert.deepEqual(placesOf(findMissingWords('', event, title)), ['unknown.title']);
});

test('another language has other words', () => {
  catalog.useCatalog(de);
  const options = { lang: 'de-AT', fields: ['title'] } as const;
  assert.deepEqual(findMissingWords(de.reasons.sip_rejected.title, 'sip_rejected', options), []);
  assert.equal(findMissingWords('Carrier rejected the call', 'sip_rejected', options).length, 1);
});

test('nothing is missing where nothing failed, without a warning', async () => {
  const warnings = await warningsDuring(() => {
    assert.deepEqual(findMissingWords('', { id: 'c', status: 'completed' }), []);
  });
  assert.deepEqual(warnings, []);
});

test('input that is no call is a slip, and gets a warning', async () => {
  const warnings = await warningsDuring(() => {
    for (const none of [undefined, null, {}, []]) assert.deepEqual(findMissingWords('', none), []);
  });
  assert.match(warnings.join(), /needs a call, an event or a reason/);
});

for (const text of [undefined, null, 7, {}, ['Carrier rejected the call'], '']) {
  test(`${JSON.stringify(text)} lacks all four words`, () => {
    assert.equal(findMissingWords(text, 'sip_rejected').length, 4);
  });
}

for (const [name, decode] of Object.entries({
  throws: () => {
    throw new Error('no decoder');
  },
  'gives no text': () => 7 as never,
})) {
  test(`a text whose decoder ${name} lacks all four words`, async () => {
    await warningsDuring(() => assert.equal(findMissingWords(all, 'no_audio_either_direction', { decode }).length, 4));
  });
}

test('an encoding or a field that there is not gets a warning', async () => {
  const warnings = await warningsDuring(() => {
    findMissingWords(all, 'unknown', { decode: '__proto__' as never });
    findMissingWords(all, 'unknown', { fields: ['what_to_try'] as never });
  });
  assert.match(warnings.join(), /decode is text, ansi, markdown, html, json or a function\./);
  assert.match(warnings.join(), /fields are title, blameLabel, cause, whatToTry, retryAdvice, reassurance\./);
});

test('nothing throws, whatever comes in', async () => {
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
  test(`a long text that is all marks is read once as ${decode}`, () => {
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
      // Read again from each mark on, it would take many minutes.
      assert.ok(performance.now() - began < 20_000, mark);
    }
  });
}
