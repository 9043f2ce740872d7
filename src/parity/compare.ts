/** Other people's catalogs and helpers, compared with ours, reason by reason. */
import type { LanguageOption } from '../catalog/describe.js';
import { blameLabel, describeFailureReason, isRetryableFailure } from '../catalog/describe.js';
import { WORDS_HASH, WORDS_VERSION } from '../catalog/version.js';
import type { FailureReason, LikelyBlame } from '../catalog/vocabulary.js';
import { FAILURE_REASONS } from '../catalog/vocabulary.js';
import type { Foreign } from '../failure/fields.js';
import { get, isObject } from '../failure/fields.js';
import type { Difference } from './difference.js';
import { differencesIn } from './difference.js';

/** What explains a reason to other code: the platform's SDK, or a helper of your own. */
export interface GuidanceHelper {
  /** Gives the five keys of `FailureGuidance`; other keys are not looked at. */
  describeFailureReason(reason: FailureReason, options?: LanguageOption): unknown;
  /** Compared where there is one. */
  isRetryableFailure?(reason: FailureReason): unknown;
  /** Compared where there is one. */
  blameLabel?(blame: LikelyBlame, options?: LanguageOption): unknown;
}

/**
 * Asks a helper about each of the ten reasons, and gives what it says otherwise than `catalog.js`. Takes an object with
 * the functions, such as all of an SDK (`import * as sdk`). `lang` is handed to them as to ours; absent, all is English.
 * A helper that lacks `describeFailureReason`, throws or answers with rubbish differs in every field.
 */
export function compareGuidance(helper: GuidanceHelper, options?: LanguageOption): Difference[] {
  return FAILURE_REASONS.flatMap((reason) => {
    const guidance = describeFailureReason(reason, options);
    const given = objectOf(ask(helper, 'describeFailureReason', reason, options));
    const answers = [
      ['isRetryableFailure', isRetryableFailure(reason), reason],
      ['blameLabel', blameLabel(guidance.likelyBlame, options), guidance.likelyBlame],
    ] as const;
    return [
      ...differencesIn(reason, { ...guidance }, (field) => get(given, field)),
      ...answers
        .filter(([name]) => get(objectOf(helper), name) != null)
        .flatMap(([name, ours, about]) =>
          differencesIn(reason, { [name]: ours }, () => ask(helper, name, about, options)),
        ),
    ];
  });
}

/** What a function of an object says; undefined where it cannot be asked. */
function ask(helper: unknown, name: string, ...about: readonly unknown[]): unknown {
  try {
    return (helper as Readonly<Record<string, (...given: readonly unknown[]) => unknown>>)[name]?.(...about);
  } catch {
    return undefined;
  }
}

/**
 * Compares a `catalog.json`, as an object or as JSON text, with the English words of this copy: its version and hash, and
 * each word of its reasons and its labels, so that a file that was changed by hand differs whatever its hash says. A
 * reason that this copy does not know differs, since the elements explain it as `unknown`. Rubbish differs in everything.
 */
export function compareCatalog(catalog: unknown): Difference[] {
  const given = objectOf(typeof catalog === 'string' ? parse(catalog) : catalog);
  const rows = objectOf(get(given, 'reasons'));
  const labels = objectOf(get(given, 'blames'));
  const reasons = new Set([...FAILURE_REASONS, ...keysOf(rows)]);
  return [
    ...differencesIn(null, { version: WORDS_VERSION, hash: WORDS_HASH }, (field) => get(given, field)),
    ...[...reasons].flatMap((reason) => {
      const guidance = describeFailureReason(reason);
      const { likelyBlame } = guidance;
      const row = objectOf(get(rows, reason));
      return [
        ...differencesIn(reason, { ...guidance }, (field) => get(row, field)),
        ...differencesIn(reason, { blameLabel: blameLabel(likelyBlame) }, () => get(labels, likelyBlame)),
      ];
    }),
  ];
}

const objectOf = (value: unknown): Foreign => (isObject(value) ? value : {});

function keysOf(value: Foreign): string[] {
  try {
    return Object.keys(value);
  } catch {
    return []; // A proxy may refuse.
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
