/**
 * The words, without a DOM: for Node, workers and browsers.
 *
 * @example
 * import { explainFailure } from '@osmapi/osmtalk-elements/catalog.js';
 * explainFailure(event)?.guidance.title; // "Carrier rejected the call"
 */
export type { FailureGuidance, LanguageOption } from './catalog/describe.js';
export { blameLabel, describeFailureReason, isRetryableFailure } from './catalog/describe.js';
export type { Catalog, PartialCatalog } from './catalog/registry.js';
export { useCatalog } from './catalog/registry.js';
export { VERSION } from './catalog/version.js';
export type { FailureReason, LikelyBlame } from './catalog/vocabulary.js';
export { BLAMES, FAILURE_REASONS } from './catalog/vocabulary.js';
export type { Doubt, ExplainOptions, Failure, RetryAdvice } from './failure/explain.js';
export { explainFailure } from './failure/explain.js';
export type { CallRecord, Phones } from './failure/read.js';
export { readCall } from './failure/read.js';
export type { RetryDecision, RetryOptions } from './failure/retry.js';
export { shouldRetry } from './failure/retry.js';
export type { Campaign, RetryPolicy } from './failure/retry-policy.js';
export type { Schedule } from './failure/schedule.js';
export type { Audience } from './format/facts.js';
export type { Format, FormatOptions } from './format/format.js';
export { formatFailure } from './format/format.js';
export { testerGuide } from './format/guide.js';
