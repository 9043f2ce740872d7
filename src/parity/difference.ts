import type { FailureGuidance } from '../catalog/describe.js';
import type { Failure } from '../failure/explain.js';

/** What can differ: words and facts of a failure, the answer of `isRetryableFailure`, a catalog's version or hash. */
export type DifferenceField =
  | keyof FailureGuidance
  | keyof Pick<Failure, 'blameLabel' | 'retryAdvice' | 'reassurance'>
  | 'isRetryableFailure'
  | 'version'
  | 'hash';

/** Something that another surface says otherwise than the elements, or not at all. */
export interface Difference {
  /** The reason that is explained otherwise; null where it is about the catalog as a whole. */
  readonly reason: string | null;
  readonly field: DifferenceField;
  /** What the elements say. */
  readonly expected: string | boolean;
  /** What the other surface says, whatever that is; undefined where it says nothing. */
  readonly found: unknown;
}

/** The fields that are not the same, byte for byte. */
export const differencesIn = (
  reason: string | null,
  expected: Readonly<Partial<Record<DifferenceField, string | boolean>>>,
  find: (field: DifferenceField) => unknown,
): Difference[] =>
  (Object.entries(expected) as [DifferenceField, string | boolean][])
    .map(([field, words]) => ({ reason, field, expected: words, found: find(field) }))
    .filter((each) => each.found !== each.expected);
