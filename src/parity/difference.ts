import type { FailureGuidance } from '../catalog/describe.js';
import type { Failure } from '../failure/explain.js';

/** What can differ: words and facts of a failure, the result of `isRetryableFailure`, a catalog's version or hash. */
export type DifferenceField =
  | keyof FailureGuidance
  | keyof Pick<Failure, 'blameLabel' | 'retryAdvice' | 'reassurance'>
  | 'isRetryableFailure'
  | 'version'
  | 'hash';

/** One difference between another surface and the elements. */
export interface Difference {
  /** The reason whose explanation differs; null for a catalog's version or hash. */
  readonly reason: string | null;
  /** What differs. */
  readonly field: DifferenceField;
  /** What the elements say. */
  readonly expected: string | boolean;
  /** What the other surface says, unchanged; undefined where it says nothing. */
  readonly found: unknown;
}

/** The fields whose values are not identical. */
export const differencesIn = (
  reason: string | null,
  expected: Readonly<Partial<Record<DifferenceField, string | boolean>>>,
  find: (field: DifferenceField) => unknown,
): Difference[] =>
  (Object.entries(expected) as [DifferenceField, string | boolean][])
    .map(([field, words]) => ({ reason, field, expected: words, found: find(field) }))
    .filter((each) => each.found !== each.expected);
