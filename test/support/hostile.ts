/** Arbitraries of hostile values, for property tests in Node and in browsers. */
import fc from 'fast-check';

import { FAILURE_REASONS } from '../../src/catalog/vocabulary.js';

/** Keys that the library reads, and keys that are dangerous to look up. */
export const NAMES = [
  ...['id', 'agentId', 'channel', 'status', 'destination', 'startedAt', 'endedAt', 'durationSeconds', 'attempt'],
  ...['failureReason', 'event', 'reason', 'error', 'callId', 'failedAt', 'timestamp', 'transcript', 'call'],
  ...['__proto__', 'constructor', 'toString', 'valueOf', 'toJSON', 'then', '_$litType$', '_$litDirective$', 'strings'],
] as const;

/** A function where a call is expected: it is a value like any other, and nobody calls it. */
const functionOfStatus = (): string => 'failed';

const refuse = (): never => {
  throw new Error('refused');
};
const withThrowingGetter = (name: string) =>
  Object.defineProperty({ status: 'failed' }, name, { get: refuse, enumerable: true });
const revoked = (of: object): unknown => {
  const { proxy, revoke } = Proxy.revocable(of, {});
  revoke();
  return proxy;
};
function cyclic(): object {
  const call: Record<string, unknown> = { status: 'failed' };
  Object.assign(call, { call, transcript: [call], event: call });
  return call;
}

/** A function that makes a value. fast-check inspects the values it generates, and some of these throw when inspected. */
export type Recipe = () => unknown;
const recipeOf =
  (value: unknown): Recipe =>
  () =>
    value;

/** Objects whose properties throw, are made up by a proxy, or are cyclic. */
const exotic: fc.Arbitrary<Recipe> = fc.oneof(
  fc.constantFrom(...NAMES).map((name) => () => withThrowingGetter(name)),
  fc.constantFrom<Recipe>(
    () => new Proxy({}, { get: refuse, has: refuse, ownKeys: refuse }),
    () => new Proxy({}, { get: (_, __, self) => self as unknown }),
    () => revoked([]),
    () => revoked({}),
    () => revoked(() => 0),
    cyclic,
    () => ({ toString: refuse }),
    () => ({ [Symbol.toPrimitive]: refuse }),
    () => ({ toJSON: refuse }),
    () => Object.create(null) as unknown,
    () => Object.create(Date.prototype) as unknown,
    () => Symbol('id'),
    () => new Error('idle_timeout'),
    () => new Map([['status', 'failed']]),
    () => new String('idle_timeout'),
    () => functionOfStatus,
  ),
);

/** Values that look like Lit's templates, directives and sentinels. */
const litMarkers = fc.constantFrom<Recipe>(
  () => ({ _$litType$: 1, strings: Object.assign(['<b>'], { raw: ['<b>'] }), values: [] }),
  () => ({ _$litType$: 2, h: '<img src=x onerror=owned()>' }),
  () => ({ _$litDirective$: Map, values: [] }),
  () => ({ _$litDirective$: refuse, values: [1] }),
  () => Symbol.for('lit-noChange'),
  () => Symbol.for('lit-nothing'),
);

/** Control, format and separator characters: direction overrides, zero-width and line-breaking characters. */
export const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const invisibleCharacters = fc.constantFrom('\u202E', '\u2066', '\u2069', '\u200B', '\u200F', '\uFEFF', '\u00AD', '\uD800', '\uDC00', '\u0000', '\u001B[2J', '\u2028', '\r\n', '\u{E0041}'); // prettier-ignore
const textWithInvisibles = fc
  .array(fc.oneof(invisibleCharacters, fc.string({ maxLength: 6 })), { maxLength: 6 })
  .map((pieces) => pieces.join(''));

const markup = fc.constantFrom(
  '<script>owned()</script>',
  '<img src=x onerror=owned()>',
  '"><svg onload=owned()>',
  '</template></style><script>owned()</script>',
  '${owned()}',
  '{{owned()}}',
  '<!--',
  ']]>',
  '&lt;b&gt;',
);

export const URLS = [
  ...['javascript:owned()', 'java\nscript:owned()', ' javascript:owned()', 'JaVaScRiPt:owned()', 'data:text/html,<script>owned()</script>'],
  ...['vbscript:owned()', 'file:///etc/passwd', 'blob:null/1', 'view-source:https://a.example', 'ws://a.example', 'about:blank', 'intent:x'],
  ...['https://a.example/{id}', 'http://a.example', 'mailto:a@example.com', 'tel:+12025550143', '/calls/{id}#events', '//a.example', '?id={id}', 'https://[', '#'],
] as const; // prettier-ignore

const dates = fc.oneof(
  fc.date({ noInvalidDate: false }),
  fc.constantFrom(new Date(NaN), new Date(8.64e15), new Date(-8.64e15), 8.64e15, 8.64e15 + 1, -1, 0, 1e11, 1e300, -0, Infinity),
  fc.constantFrom('2026-05-13T08:42:17.221Z', '2026-02-30T25:61:61Z', '+275760-09-13T00:00:00.001Z', '-000001-01-01', '13.05.2026', '0', 'now', 'Invalid Date'),
); // prettier-ignore

const known = fc.constantFrom('failed', 'completed', 'FAILED ', 'call.failed', 'call.completed', ...FAILURE_REASONS, '+4915112345678', '1234567890123'); // prettier-ignore

const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true, withSparseArray: true, withTypedArray: true }); // prettier-ignore

/** A megabyte of text, now and then. */
const long = fc.constantFrom('x', '\u202Eab', '<b>', '7').map((piece) => piece.repeat(Math.ceil(1e6 / piece.length)));

/** Any value that a field may have. */
export const field: fc.Arbitrary<Recipe> = fc.oneof(
  { arbitrary: known.map(recipeOf), weight: 600 },
  { arbitrary: anything.map(recipeOf), weight: 400 },
  { arbitrary: fc.string({ unit: 'binary' }).map(recipeOf), weight: 200 },
  { arbitrary: textWithInvisibles.map(recipeOf), weight: 300 },
  { arbitrary: markup.map(recipeOf), weight: 160 },
  { arbitrary: fc.constantFrom(...URLS).map(recipeOf), weight: 160 },
  { arbitrary: dates.map(recipeOf), weight: 240 },
  { arbitrary: exotic, weight: 240 },
  { arbitrary: litMarkers, weight: 160 },
  { arbitrary: long.map(recipeOf), weight: 1 },
);

/** Objects with any of these fields. `Object.fromEntries` also creates an own property `__proto__`; assignment does not. */
export const fields: fc.Arbitrary<() => object> = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), field), { maxLength: 12 })
  .map((entries) => () => Object.fromEntries(entries.map(([name, make]) => [name, make()])));

const event = fc
  .record({ event: field, reason: field, timestamp: field, call: fields }, { requiredKeys: [] })
  .map((recipes) => () => Object.fromEntries(Object.entries(recipes).map(([name, make]) => [name, make()])));

/** Anything that a host may hand over as a call. */
export const payload: fc.Arbitrary<Recipe> = fc.oneof(
  { arbitrary: fields, weight: 4 },
  { arbitrary: event, weight: 3 },
  { arbitrary: field, weight: 3 },
);

/** Any text that an attribute may hold. */
export const attribute: fc.Arbitrary<string> = fc.oneof(
  fc.dictionary(fc.constantFrom(...NAMES), fc.oneof(fc.jsonValue(), known, textWithInvisibles, markup, fc.constantFrom(...URLS))).map((call) => JSON.stringify(call)),
  fc.json(),
  known,
  textWithInvisibles,
  markup,
  fc.constantFrom(...URLS, '', '[', '{"id":', '"idle_timeout"', '[[[]]]', 'null', '1e999'),
  fc.string({ unit: 'binary' }),
); // prettier-ignore

/** A call with the status `failed` and any other fields but an event's name: the status of another event is not the call's. */
export const failedCall: fc.Arbitrary<() => object> = fields.map((make) => () => {
  const call = { value: null, enumerable: true };
  const status = { value: 'failed', enumerable: true };
  const event = { value: null, enumerable: true };
  return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(make()), call, event, status });
});
