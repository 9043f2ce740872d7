/** Writes dist/catalog.json and dist/catalog.schema.json from the same rows that the elements show. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { blameLabel, describeFailureReason } from '../src/catalog/describe.js';
import { BLAMES, FAILURE_REASONS, THRESHOLDS } from '../src/catalog/vocabulary.js';
import { WORDS_VERSION } from '../src/catalog/version.js';
import { explainFailure } from '../src/failure/explain.js';

const entries = <K extends string, V>(keys: readonly K[], make: (key: K) => V) =>
  Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, V>;

/** The catalog for back ends in other languages: official guidance first, what we add under `additions`. */
export function makeCatalog() {
  const reasons = entries(FAILURE_REASONS, (reason) => describeFailureReason(reason));
  const blames = entries(BLAMES, (blame) => blameLabel(blame));
  const additions = {
    retryAdvice: entries(FAILURE_REASONS, (reason) => explainFailure(reason)?.retryAdvice),
    thresholds: THRESHOLDS,
  };
  const hash = createHash('sha256').update(JSON.stringify({ reasons, blames })).digest('hex');
  return {
    $schema: './catalog.schema.json',
    version: WORDS_VERSION,
    hash: `sha256-${hash}`,
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
        version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$', description: 'Version of the words.' },
        hash: {
          type: 'string',
          pattern: '^sha256-[0-9a-f]{64}$',
          description: 'Of the JSON text of {reasons, blames}.',
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
