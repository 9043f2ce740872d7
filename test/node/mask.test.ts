/** Phone numbers are personal data: four digits at most come out, wherever a number stands. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { explainFailure, readCall } from '../../src/catalog.js';

const digits = (text: string) => text.replace(/\D/g, '');

for (const number of [
  '+4915112345678',
  '+49 151 1234 5678',
  '+1 (415) 555-5678',
  '+1-415-555-5678',
  '+1.415.555.5678',
  '4155555678',
  '415-555-5678',
  '(415) 555-5678',
  '0151 12345678',
  '12345678',
  'sip:+4915112345678@carrier.example',
  'tel:+4915112345678',
  4915112345678,
]) {
  test(`the destination ${number} keeps its last four digits`, () => {
    assert.equal(digits(readCall({ id: 'a', destination: number }).destination), '5678');
  });
}

test('a destination of less than five digits shows no more than it has', () => {
  assert.equal(digits(readCall({ id: 'a', destination: '112' }).destination), '112');
});

test('a destination in full is there only for functions that ask', () => {
  const call = { status: 'failed', id: 'a', destination: '+4915112345678' };
  assert.equal(explainFailure(call, { phones: 'full' })?.call.destination, '+4915112345678');
  assert.equal(digits(explainFailure(call)!.call.destination), '5678');
});

test('a code and a channel in full are there only for functions that ask', () => {
  const call = { status: 'failed', id: 'a', failureReason: 'no +4915112345678', channel: 'sip:+4915112345678' };
  const told = (phones?: 'full') => {
    const { code, call: read } = explainFailure(call, { phones })!;
    return digits(`${code} ${read.channel}`);
  };
  assert.deepEqual([told(), told('full')], ['56785678', '49151123456784915112345678']);
});

test('the number of a call may be under `to`', () => {
  assert.equal(readCall({ id: 'a', to: '+4915112345678' }).destination, '••••5678');
});

test('a value of phones that is none of ours masks', () => {
  const call = { status: 'failed', id: 'a', destination: '+4915112345678' };
  assert.equal(digits(explainFailure(call, { phones: 'all' as 'full' })!.call.destination), '5678');
});

const coded = (text: string) => explainFailure({ status: 'failed', failureReason: text })!.code;

for (const [name, text] of [
  ['E.164', 'rejected +4915112345678'],
  ['8 digits', 'rejected +12345678'],
  ['15 digits', 'rejected +123456789015678'],
  ['spaces', 'rejected +49 151 1234 5678'],
  ['dashes', 'rejected +1-415-555-5678'],
  ['brackets', 'rejected +1 (415) 555-5678'],
  ['dots', 'rejected +1.415.555.5678'],
  ['a full stop after it', 'rejected +4915112345678.'],
  ['brackets around it', 'rejected (+4915112345678)'],
  ['a SIP address', 'rejected sip:+4915112345678@carrier.example'],
  ['10 bare digits', 'rejected 4155555678'],
  ['15 bare digits', 'rejected 491511234565678'],
  ['bare digits and a full stop', 'rejected 4155555678.'],
  ['bare digits in quotes', 'rejected "4155555678"'],
  ['bare digits in a SIP address', 'rejected sip:4155555678@carrier.example'],
  ['bare digits in a tel link', 'rejected tel:4155555678'],
  ['the number alone', '+4915112345678'],
  ['bare digits alone', '4155555678'],
] as const) {
  test(`in free text, ${name} is masked to the last four digits`, () => {
    assert.equal(digits(coded(text)), '5678');
  });
}

test('every number in a text is masked', () => {
  assert.equal(digits(coded('from +4915112340001 to 4155550002')), '00010002');
});

test('words around a number stay', () => {
  assert.match(coded('rejected +4915112345678 (busy)'), /^rejected .*5678 \(busy\)$/);
});

for (const text of [
  'call_4155550100',
  'call-4155550100',
  'lead_4155550100_a',
  'a4155550100',
  '4155550100a',
  '550e8400-e29b-41d4-a716-446655440000',
  '00000000-0000-0000-0000-000000000000',
  '2026-05-13',
  '2026-05-13T08:42:17.221Z',
  '2026-05-13T10:42:17.221+02:00',
  '2026-05-13 08:42:17',
  '20260513',
  '20260513T084217Z',
  'sip_486',
  'error 503',
  'after 300 s',
  '+1234567',
  '1234567',
  '1234567890123456',
  '3.14159265358979',
  '0.12345678901',
  '12345678901.25',
  'v1.2.3',
]) {
  test(`${text} is no phone number and stays`, () => {
    assert.equal(coded(text), text);
  });
}

for (const text of [
  'call_12345678',
  'ord_1234-5678-9012',
  'deadbeef12345678',
  '4bf92f3577b34da6a3ce929d0e0e4736',
  '1778661737-a1b2c3',
  '2026-05-13 08:42:17.221000000+00',
  '2026-05-13 08:42:17 +0000',
  'Wed, 13 May 2026 08:42:17 +0000',
  '13.05.2026 08:42',
  '05/13/2026, 08:42:17',
  '20260513T084217.221000Z',
  '08:42:17.221000000',
  '1778661737.221',
  '1.2.3.4',
  '126.0.6478.127',
  'Chrome/126.0.6478.127',
  'v10.12.19045.3570',
  '1,234,567.89',
  '12345678.5',
  '12.345.678,90 EUR',
  '1 234 567.89',
  'after 12345678 ms',
  '$12345678',
  '(2026-05-13T08:42:17Z)',
  '(20260513)',
  '[13.05.2026 08:42]',
  '(12345678-1234-4234-8234-123456789012)',
  '(12345678 ms)',
  '(1778661737.221)',
  '(12.345.678,90 €)',
  '20260513084217',
  '99.999999999 %',
  'INV-2026-00012345',
  'X-12345678-9',
  '192.168.1.100',
  '(192.168.100.200)',
  '10.120.30.40',
  '172.31.22.33',
  '10.20.30.40:5060',
  'ip 34.56.78.90',
  'sip:bob@34.56.78.90',
  'http://34.56.78.90',
  '34.56.78.90/24',
  '255.255.255.255',
]) {
  test(`${text} is an id, a moment, a version or an amount and stays`, () => {
    assert.equal(coded(`error ${text} at last`), `error ${text} at last`);
  });
}

for (const [text, shown] of [
  ['rejected by (415) 555-0123', 'rejected by ••••0123'],
  ['0049 171 5550123', '••••0123'],
  ['+49 (0)171/555 01 23', '••••0123'],
  ['011 49 171 5550123', '••••0123'],
  ['0171‑555‒0123', '••••0123'],
  ['06.12.34.56.78', '••••5678'],
  ['12.34.56.78', '••••5678'],
  ['٠١٢ ٣٤٥ ٦٧٨٩', '••••٦٧٨٩'],
  ['４１５−５５５−０１２３', '••••０１２３'],
  ['電話09012345678に発信', '電話••••5678に発信'],
  ['12345678', '••••5678'],
  ['10.20.30.40', '••••3040'],
  ['34.156.278.290', '••••8290'],
  ['call-2026-555-0123', 'call-••••0123'],
  ['(4155550123 busy)', '(••••0123 busy)'],
  ['(20 41 55 50 12)', '(••••5012)'],
  ['20261313084217', '••••4217'],
  ['tel4155550100', 'tel••••0100'],
  ['tel-415-555-0100', 'tel-••••0100'],
  ['415-555-0100x12', '••••0100x12'],
  ['(4155550100)', '(••••0100)'],
  ['+4915112345678', '••••5678'],
  ['%2B14155550100', '%2B••••0100'],
  ['sip:14155550100@carrier.example', 'sip:••••0100@carrier.example'],
  ['4155550100 4155550101', '••••0100 ••••0101'],
  ['486 4155550100 486', '486 ••••0100 486'],
  ['call_12345678 4155550100', 'call_12345678 ••••0100'],
  ['4155550100 12345678ab', '••••0100 12345678ab'],
  ['2026-05-13 08:42:17 4155550100', '2026-05-13 08:42:17 ••••0100'],
  ['••••5678 1234', '••••5678 1234'],
] as const) {
  test(`${text} is shown as ${shown}`, () => {
    assert.equal(coded(text), shown);
  });
}

test('two numbers with blanks in them show four digits each at most', () => {
  assert.ok(coded('415 555 0100 415 555 0101').replace(/\D/g, '').length <= 8);
});

for (const id of ['call_4155550100', '4155550100', '550e8400-e29b-41d4-a716-446655440000', '20260513084217']) {
  test(`the id ${id} stays as received`, () => {
    const { id: call, agentId } = readCall({ id, agentId: id });
    assert.deepEqual([call, agentId], [id, id]);
  });
}

for (const key of ['channel', 'status'] as const) {
  test(`a number in ${key} is masked`, () => {
    assert.equal(digits(readCall({ id: 'a', [key]: 'to +4915112345678' })[key]), '5678');
  });
}

test("a number in the event's own reason is masked in the doubt", () => {
  const event = { event: 'call.failed', reason: 'no +4915112345678', call: { id: 'a', failureReason: 'stale_sweep' } };
  assert.equal(digits(explainFailure(event)!.doubts[0]!.text), '5678');
});

test("the catalog's own words do not pass through the mask", () => {
  assert.match(explainFailure('sip_rejected')!.guidance.whatToTry, /E\.164/);
});

test('no international number survives in free text', () => {
  const number = fc.stringMatching(/^[1-9]\d{7,14}$/);
  fc.assert(
    fc.property(number, fc.constantFrom('', 'to ', '(', '"', 'x=', 'call '), (local, before) => {
      assert.ok(!coded(`${before}+${local}`).includes(local));
    }),
  );
});

const ZEROS = ['0', '٠', '०', '０'];
const inScript = (digits: string, zero: string) =>
  digits.replace(/\d/g, (digit) => String.fromCodePoint(zero.codePointAt(0)! + Number(digit)));

/** A number as it is written: in groups, with one kind of mark between them. */
const written = fc
  .record({
    groups: fc.array(fc.stringMatching(/^\d{2,4}$/), { minLength: 3, maxLength: 5 }),
    mark: fc.constantFrom(' ', '-', '.', '/', '‑', '–', '\u00a0', '\u202f', ' - ', ') ', '.\u200b'),
    before: fc.constantFrom('', '', '+', '00', '(', '+ '),
    zero: fc.constantFrom(...ZEROS),
  })
  .map(({ groups, mark, before, zero }) => before + inScript(groups.join(mark), zero))
  .filter((number) => {
    const length = number.match(/\p{Nd}/gu)!.length;
    return (
      length >= 8 &&
      length <= 15 &&
      !/(19|20)\d\d([-/.])\d\d\2\d\d|\d\d([-/.])\d\d\3(19|20)\d\d|^\d{2,3}(\.\d{2,3}){3}$/.test(number)
    );
  });

test('random texts with numbers never show more than four digits of one', () => {
  const words = fc.constantFrom('rejected by', 'to', 'from:', '"', 'busy,', 'x=', '→', 'abgelehnt:', 'に発信', '');
  fc.assert(
    fc.property(fc.array(fc.tuple(words, written), { minLength: 1, maxLength: 3 }), words, (parts, last) => {
      const text = `${parts.map(([word, number]) => `${word} ${number}`).join('; ')} ${last}`;
      const shown = coded(text).match(/\p{Nd}+/gu) ?? [];
      assert.ok(shown.length <= parts.length && shown.every((digits) => digits.length <= 4), coded(text));
    }),
    { numRuns: 3000 },
  );
});

test('masking text twice changes nothing more', () => {
  fc.assert(
    fc.property(written, (number) => {
      assert.equal(coded(coded(`to ${number} again`)), coded(`to ${number} again`));
    }),
  );
});
