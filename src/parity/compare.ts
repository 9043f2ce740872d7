/** Compares other catalogs and helpers with ours, reason by reason. */
import type { LanguageOption } from '../catalog/describe.js';
import { blameLabel, describeFailureReason, isRetryableFailure } from '../catalog/describe.js';
import { WORDS_HASH, WORDS_VERSION } from '../catalog/version.js';
import type { FailureReason, LikelyBlame } from '../catalog/vocabulary.js';
import { FAILURE_REASONS } from '../catalog/vocabulary.js';
import type { Foreign } from '../failure/fields.js';
import { get, isObject } from '../failure/fields.js';
import type { Difference } from './difference.js';
import { differencesIn } from './difference.js';

/** An object with functions that explain a reason: the platform's SDK, or your own helper. */
export interface GuidanceHelper {
  /** Returns the five keys of `FailureGuidance`. Other keys are ignored. */
  describeFailureReason(reason: FailureReason, options?: LanguageOption): unknown;
  /** Whether the platform retries this reason. Absent: not compared. */
  isRetryableFailure?(reason: FailureReason): unknown;
  /** The label of a blame. Absent: not compared. */
  blameLabel?(blame: LikelyBlame, options?: LanguageOption): unknown;
}

/**
 * Asks a helper about each of the ten reasons and returns every answer that differs from `catalog.js`. Takes an object
 * with the functions, such as a whole SDK (`import * as sdk`). `lang` is passed on to the helper; absent: English. A
 * helper without `describeFailureReason`, or one that throws or returns something else, differs in every field.
 */
export function compareGuidance(helper: GuidanceHelper, options?: LanguageOption): Difference[] {
  return FAILURE_REASONS.flatMap((reason) => {
    const guidance = describeFailureReason(reason, options);
    const theirs = objectOf(ask(helper, 'describeFailureReason', reason, options));
    const answers = [
      ['isRetryableFailure', isRetryableFailure(reason), reason],
      ['blameLabel', blameLabel(guidance.likelyBlame, options), guidance.likelyBlame],
    ] as const;
    return [
      ...differencesIn(reason, { ...guidance }, (field) => get(theirs, field)),
      ...answers
        .filter(([name]) => get(objectOf(helper), name) != null)
        .flatMap(([name, ours, about]) =>
          differencesIn(reason, { [name]: ours }, () => ask(helper, name, about, options)),
        ),
    ];
  });
}

/** The result of a helper's function; undefined where there is no such function or it throws. */
function ask(helper: unknown, name: string, ...args: readonly unknown[]): unknown {
  try {
    return (helper as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>)[name]?.(...args);
  } catch {
    return undefined;
  }
}

/**
 * Compares a `catalog.json`, as an object or as JSON text, with the English words of this copy: version, hash, reasons
 * and labels. The words are compared even if the hash is the same, so that a file that was edited by hand differs. A
 * reason that this copy does not know differs, because the elements explain it as `unknown`. A value that is not a
 * catalog differs in every field.
 */
export function compareCatalog(catalog: unknown): Difference[] {
  const theirs = objectOf(typeof catalog === 'string' ? parse(catalog) : catalog);
  const rows = objectOf(get(theirs, 'reasons'));
  const labels = objectOf(get(theirs, 'blames'));
  const reasons = new Set([...FAILURE_REASONS, ...keysOf(rows)]);
  return [
    ...differencesIn(null, { version: WORDS_VERSION, hash: WORDS_HASH }, (field) => get(theirs, field)),
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
    return []; // A proxy may throw.
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
