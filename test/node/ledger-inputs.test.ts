/** What is taken as calls: one by one, and the newest of very many before the rest. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { eachInput } from '../../src/ledger/inputs.js';
import { newestCalls } from '../../src/ledger/newest-calls.js';
import { warningsDuring } from '../support/warnings.js';

function inputsOf(value: unknown): unknown[] {
  const inputs: unknown[] = [];
  eachInput(value, (input) => inputs.push(input));
  return inputs;
}

const { proxy: revoked, revoke } = Proxy.revocable([], {});
revoke();
const one = { id: 'a' };
const odd = { [Symbol.iterator]: 1 };

for (const [name, value, inputs] of [
  ['nothing', undefined, []],
  ['null', null, []],
  ['a call', one, [one]],
  ['a number', 7, []],
  ['an object that is no call', { foo: 1 }, []],
  ['an object that holds a list', { calls: [one], total: 1 }, [one]],
  ['a reason', 'stale_sweep', ['stale_sweep']],
  ['JSON of a call', ' {"id":"a"}', [' {"id":"a"}']],
  ['JSON of an array', '[1,[2]]', [1, [2]]],
  ['JSON of an array with blanks around it', '\n [1] ', [1]],
  ['an array', [one, null], [one, null]],
  ['a Set', new Set([1, 2]), [1, 2]],
  ['an iterator that is none', odd, []],
  ['a revoked proxy', revoked, []],
] as [string, unknown, unknown[]][]) {
  test(`of ${name}, each input is handed over`, () => {
    const given = inputsOf(value);
    assert.equal(given.length, inputs.length);
    for (const [place, input] of given.entries())
      assert.ok(input === inputs[place] || JSON.stringify(input) === JSON.stringify(inputs[place]));
  });
}

test('the developer is warned once of an iterator that throws, and once of broken JSON', async () => {
  const broken = function* () {
    yield 1;
    throw new Error('the line dropped');
  };
  const given = await warningsDuring(() => {
    for (let n = 0; n < 2; n++) assert.deepEqual([inputsOf(broken()), inputsOf('[{')], [[1], []]);
  });
  assert.deepEqual(given, [
    'osmtalk-elements: The iterator of the calls threw before its end.',
    'osmtalk-elements: A call is text that begins like JSON but is not.',
  ]);
});

/** Calls a second apart, in no order: c0 ended first. */
const callsInNoOrder = (count: number) =>
  Array.from({ length: count }, (_, place) => {
    const second = (place * 7919) % count;
    return { id: `c${String(second)}`, endedAt: new Date(Date.UTC(2026, 4, 13) + second * 1000).toISOString() };
  });
const many = callsInNoOrder(20_000);
const secondOf = ({ id }: { id: string }) => Number(id.slice(1));

test('the newest of very many are a few hundred, and none is newer', () => {
  assert.deepEqual(
    newestCalls(many),
    many.filter((call) => secondOf(call) >= 19_500),
  );
});

test('all deliveries with the id of one of the newest calls are included, in their order', () => {
  const older = { id: 'c19999', endedAt: '2025-01-01T00:00:00Z' };
  const silent = { id: 'c19998' };
  const calls = [older, ...many.slice(0, 9000), silent, ...many.slice(9000)];
  const newest = newestCalls(calls) ?? [];
  assert.deepEqual([newest[0], newest.filter((call) => call === silent).length], [older, 1]);
  assert.deepEqual(
    newest,
    calls.filter((call) => newest.includes(call)),
  );
  assert.ok(newest.length < 1000);
});

for (const [name, calls] of [
  ['fewer than very many', many.slice(1)],
  ['no array', new Set(many)],
  ['no list at all', null],
  ['calls that do not say when they ended', many.map(({ id }) => ({ id }))],
  ['an array that throws', new Proxy(many, { get: () => { throw new Error('no'); } })], // prettier-ignore
] as [string, unknown][]) {
  test(`${name} are read at once`, () => {
    assert.equal(newestCalls(calls), null);
  });
}
