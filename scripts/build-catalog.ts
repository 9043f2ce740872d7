/** Writes dist/catalog.json and dist/catalog.schema.json from the same rows that the elements show. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { blameLabel, describeFailureReason } from '../src/catalog/describe.js';
import { WORDS_VERSION } from '../src/catalog/version.js';
import { BLAMES, FAILURE_REASONS, THRESHOLDS } from '../src/catalog/vocabulary.js';
import { explainFailure } from '../src/failure/explain.js';

const entries = <K extends string, V>(keys: readonly K[], make: (key: K) => V) =>
  Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, V>;

/** Of the text that RFC 8785 makes of a value, so that a reader in any language, whatever its order of keys, gets the same. */
export const hashOf = (value: object): string =>
  `sha256-${createHash('sha256').update(JSON.stringify(value, sorted)).digest('hex')}`;

const sorted = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** The catalog for back ends in other languages: official guidance first, what we add under `additions`. */
export function makeCatalog() {
  const reasons = entries(FAILURE_REASONS, (reason) => describeFailureReason(reason));
  const blames = entries(BLAMES, (blame) => blameLabel(blame));
  const additions = {
    retryAdvice: entries(FAILURE_REASONS, (reason) => explainFailure(reason)?.retryAdvice),
    thresholds: THRESHOLDS,
  };
  return {
    $schema: './catalog.schema.json',
    version: WORDS_VERSION,
    hash: hashOf({ blames, reasons }),
    lang: 'en',
    reasons,
    blames,
    additions,
  };
}

const words = { type: 'string', minLength: 1, pattern: '^\\S(.*\\S)?$' };
const exactly = (properties: Record<string, unknown>, optional: string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((key) => !optional.includes(key)),
  properties,
});

/** Refuses a spoiled row: a missing or extra key, an empty word, a blame or a verdict that is not the platform's. */
export function makeSchema() {
  const row = (reason: (typeof FAILURE_REASONS)[number]) => {
    const { likelyBlame, retryable } = describeFailureReason(reason);
    return exactly({
      title: words,
      cause: words,
      likelyBlame: { const: likelyBlame },
      whatToTry: words,
      retryable: { const: retryable },
    });
  };
  const advice = exactly({ kind: { enum: ['retry', 'policy-decides', 'do-not-retry'] }, text: words });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'urn:osmapi:osmtalk-elements:catalog.schema',
    title: 'osmTalk failure reasons',
    description:
      'The ten failure reasons of the official page in one language, and what osmtalk-elements adds to them.',
    ...exactly(
      {
        $schema: { type: 'string' },
        version: {
          type: 'string',
          pattern: '^\\d+\\.\\d+\\.\\d+$',
          description: 'Version of the words: it goes up whenever they change, and so does the hash.',
        },
        hash: {
          type: 'string',
          pattern: '^sha256-[0-9a-f]{64}$',
          description:
            'SHA-256 of the object that holds this one’s "blames" and "reasons" alone, as RFC 8785 writes it: UTF-8, keys sorted, no white space.',
        },
        lang: { type: 'string', minLength: 2, description: 'BCP 47 tag of the words.' },
        reasons: { description: 'Official guidance, five keys each.', ...exactly(entries(FAILURE_REASONS, row)) },
        blames: { description: 'Labels of the badge.', ...exactly(entries(BLAMES, () => words)) },
        additions: {
          description: 'Ours, not the official page’s.',
          ...exactly({
            retryAdvice: exactly(entries(FAILURE_REASONS, () => advice)),
            thresholds: { type: 'object', additionalProperties: { type: 'number', exclusiveMinimum: 0, maximum: 1 } },
          }),
        },
      },
      ['$schema'],
    ),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dist = new URL('../dist/', import.meta.url);
  mkdirSync(dist, { recursive: true });
  writeFileSync(new URL('catalog.json', dist), `${JSON.stringify(makeCatalog(), null, 2)}\n`);
  writeFileSync(new URL('catalog.schema.json', dist), `${JSON.stringify(makeSchema(), null, 2)}\n`);
  console.log('Wrote dist/catalog.json and dist/catalog.schema.json.');
}
