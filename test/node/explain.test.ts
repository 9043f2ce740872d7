import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { blameLabel, describeFailureReason, explainFailure, FAILURE_REASONS, useCatalog } from '../../src/catalog.js';
import { DOUBT_RULES } from '../../src/failure/doubts.js';
import { page } from '../support/page-file.js';

const explain = (failureReason: string, call: object = {}) =>
  explainFailure({ id: 'a', status: 'failed', failureReason, ...call })!;

for (const reason of FAILURE_REASONS) {
  test(`${reason} is explained by its own row`, () => {
    const failure = explain(reason);
    assert.deepEqual(
      [failure.reason, failure.code, { ...failure.guidance }],
      [reason, reason, { ...describeFailureReason(reason) }],
    );
  });

  test(`${reason} has the label of its blame`, () => {
    assert.equal(explain(reason).blameLabel, blameLabel(describeFailureReason(reason).likelyBlame));
  });

  test(`${reason} is in no doubt by itself`, () => {
    assert.deepEqual(explain(reason).doubts, []);
  });
}

const advice = {
  ...Object.fromEntries(page.retryable.map((reason) => [reason, 'retry'])),
  caller_hung_up_silently: 'policy-decides',
  sip_rejected: 'do-not-retry',
  unknown: 'do-not-retry',
} as Record<string, string>;

test('every reason has a retry advice', () => {
  assert.deepEqual(Object.keys(advice).sort(), [...FAILURE_REASONS].sort());
});

for (const [reason, kind] of Object.entries(advice)) {
  test(`the advice on ${reason} is ${kind}`, () => {
    assert.equal(explain(reason).retryAdvice.kind, kind);
  });

  test(`the advice on ${reason} is said in words`, () => {
    assert.notEqual(explain(reason).retryAdvice.text.trim(), '');
  });
}

test('the advice on a code that is none of ours is not to retry', () => {
  assert.equal(explain('made_up').retryAdvice.kind, 'do-not-retry');
});

const sentencesOf = (text: string) => text.match(/[^.]+\.(?=\s|$)/g)?.map((sentence) => sentence.trim()) ?? [];
const reasonOf = { platform: 'stale_sweep', caller: 'idle_timeout', environment: 'no_audio_either_direction' };

for (const [blame, reason] of Object.entries(reasonOf)) {
  test(`the reassurance for ${blame} is the page's own, sentence by sentence`, () => {
    const sentences = sentencesOf(explain(reason).reassurance);
    assert.ok(sentences.length > 0);
    for (const sentence of sentences) assert.ok(page.testers.includes(sentence), sentence);
  });

  test(`the reassurance for ${blame} speaks of ${blame}`, () => {
    assert.ok(explain(reason).reassurance.includes(blameLabel(blame)));
  });
}

for (const [blame, reason] of [
  ['carrier', 'sip_rejected'],
  ['unknown', 'unknown'],
] as const) {
  test(`the page has no reassurance for ${blame}, and so have we`, () => {
    assert.equal(explain(reason).reassurance, '');
  });
}

/** Each doubt on both sides of its line. */
const facts: [string, string, object, boolean][] = [
  ['an idle timeout after 5 s', 'idle_timeout', { durationSeconds: 5 }, true],
  ['an idle timeout after 29 s', 'idle_timeout', { durationSeconds: 29 }, true],
  ['an idle timeout after 30 s', 'idle_timeout', { durationSeconds: 30 }, false],
  ['an idle timeout after 300 s', 'idle_timeout', { durationSeconds: 300 }, false],
  ['an idle timeout of unknown length', 'idle_timeout', {}, false],
  ['an idle timeout with a transcript', 'idle_timeout', { durationSeconds: 400, transcript: 'Hello?' }, false],
  ['a silent hang-up after 11 s', 'caller_hung_up_silently', { durationSeconds: 11 }, true],
  ['a silent hang-up after 10 s', 'caller_hung_up_silently', { durationSeconds: 10 }, false],
  ['a silent hang-up after 1 s', 'caller_hung_up_silently', { durationSeconds: 1 }, false],
  ['no audio, with a transcript', 'no_audio_either_direction', { transcript: 'Hello?' }, true],
  ['no audio, with an empty transcript', 'no_audio_either_direction', { transcript: '' }, false],
  ['no audio, after 5 s', 'no_audio_either_direction', { durationSeconds: 5 }, false],
  ['no answer, with a transcript', 'sip_no_answer', { transcript: 'Hello?' }, true],
  ['a rejected call, with a transcript', 'sip_rejected', { transcript: 'Hello?' }, true],
  ['a bot that did not start, with a transcript', 'bot_startup_failed', { transcript: 'Hello?' }, true],
  ['an orphaned call, with a transcript', 'stale_sweep', { transcript: 'Hello?', durationSeconds: 5 }, false],
];

for (const [name, reason, call, isDoubtful] of facts) {
  test(`${name} is ${isDoubtful ? '' : 'not '}doubtful`, () => {
    assert.equal(explain(reason, call).doubts.length, isDoubtful ? 1 : 0);
  });
}

test('a doubt has a code and a sentence about the contradicting fact', () => {
  const [doubt] = explain('idle_timeout', { durationSeconds: 5 }).doubts;
  assert.match(doubt!.code, /^[a-z_]+$/);
  assert.match(doubt!.text, /\b5\b/);
});

test('two reasons that disagree are both named', () => {
  const event = { event: 'call.failed', reason: 'sip_no_answer', call: { id: 'a', failureReason: 'sip_rejected' } };
  const [doubt] = explainFailure(event)!.doubts;
  assert.ok(doubt!.text.includes('sip_no_answer') && doubt!.text.includes('sip_rejected'));
});

for (const [first, second, doubts] of [
  ['SIP_REJECTED', 'sip-rejected', 0],
  ['sip_rejected', 'zzz', 1],
  ['zzz', 'sip_rejected', 1],
  ['zzz', 'yyy', 0],
  ['zzz', 'unknown', 0],
] as const) {
  test(`${first} in a call and ${second} in its event are ${doubts ? 'different rows' : 'one row'}`, () => {
    const event = { event: 'call.failed', reason: second, call: { id: 'a', failureReason: first } };
    assert.equal(explainFailure(event)!.doubts.length, doubts);
  });
}

test('two doubts are both told', () => {
  const call = { id: 'a', failureReason: 'idle_timeout', durationSeconds: 5 };
  assert.equal(explainFailure({ event: 'call.failed', reason: 'sip_rejected', call })!.doubts.length, 2);
});

test('English runs from left to right', () => {
  const { lang, dir } = explain('unknown');
  assert.deepEqual([lang, dir], ['en', 'ltr']);
});

test('a language that is not there is not claimed', () => {
  const { lang, dir, guidance } = explainFailure('unknown', { lang: 'he' })!;
  assert.deepEqual([lang, dir, guidance.title], ['en', 'ltr', 'Unclassified failure']);
});

test('a language that is there is spoken, label included', () => {
  useCatalog({ lang: 'fa', dir: 'rtl', blames: { carrier: 'اپراتور' } });
  const { lang, dir, blameLabel: label } = explainFailure('sip_rejected', { lang: 'fa' })!;
  assert.deepEqual([lang, dir, label], ['fa', 'rtl', 'اپراتور']);
});

test('all words of a failure are in the language that was asked for, if it is registered', () => {
  useCatalog({
    lang: 'ku',
    reasons: { idle_timeout: { title: 'T' } },
    advice: { retry: 'A' },
    reassurance: { caller: 'R' },
    doubts: { too_short_to_idle: 'D {seconds}' },
  });
  const call = { status: 'failed', failureReason: 'idle_timeout', durationSeconds: 5 };
  const { guidance, retryAdvice, reassurance, doubts } = explainFailure(call, { lang: 'ku' })!;
  assert.deepEqual([guidance.title, retryAdvice.text, reassurance, doubts[0]?.text], ['T', 'A', 'R', 'D 5']);
});

/** What a foreign code may hold, and what is said of it. */
const foreign: [string, string, string][] = [
  ['a line break', 'busy\nnow', 'busy now'],
  ['what turns text round', 'busy\u202e\u200bnow', 'busy now'],
  ['what cannot be seen at both ends', '\u200bbusy\u001b', 'busy'],
  ['200 characters', 'b'.repeat(200), 'b'.repeat(200)],
  ['201 characters', 'b'.repeat(201), `${'b'.repeat(199)}…`],
];

for (const [name, reason, said] of foreign) {
  test(`a doubt about a code with ${name} can be read on one line`, () => {
    const [doubt] = explainFailure({ event: 'call.failed', reason, call: { failureReason: 'sip_rejected' } })!.doubts;
    assert.equal(doubt!.text, `The event names two reasons: sip_rejected and ${said}.`);
  });
}

test("a value with a placeholder's form stays as it is", () => {
  const event = { event: 'call.failed', reason: '{first}', call: { id: 'a', failureReason: 'sip_rejected' } };
  assert.match(explainFailure(event)!.doubts[0]!.text, /sip_rejected and \{first\}/);
  const reversed = { event: 'call.failed', reason: 'sip_rejected', call: { id: 'a', failureReason: '{second}' } };
  assert.match(explainFailure(reversed)!.doubts[0]!.text, /\{second\} and sip_rejected/);
});

test('a failure has the keys of the contract', () => {
  const keys = [
    'blameLabel',
    'call',
    'code',
    'dir',
    'doubts',
    'guidance',
    'lang',
    'reason',
    'reassurance',
    'retryAdvice',
  ];
  assert.deepEqual(Object.keys(explain('unknown')).sort(), keys);
});

test('the input stays as it was', () => {
  const input = Object.freeze({ id: 'a', status: 'failed', call: Object.freeze({ failureReason: 'stale_sweep' }) });
  assert.equal(explainFailure(input)?.reason, 'stale_sweep');
});

for (const { code, reasons } of DOUBT_RULES) {
  test(`the reference says when ${code} applies, and why`, () => {
    const row = new RegExp(`^\\| \`${code}\`.*$`, 'm').exec(readFileSync('docs/reference.md', 'utf8'))?.[0] ?? '';
    const [, , of = '', when = '', why = ''] = row.split('|').map((cell) => cell.trim());
    assert.deepEqual(of.match(/\w+/g), reasons);
    assert.ok(when.length > 10 && why.length > 20, row);
  });
}
