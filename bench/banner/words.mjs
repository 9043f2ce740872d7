/** The words that every contestant shows: the catalog's, looked up once a reason, as a page of its own would do it. */
import { blameLabel, describeFailureReason } from '../../dist/catalog.js';
import { advice } from '../../dist/catalog/english.js';

const known = {};

/** Title, badge, cause, what to try and retry advice of a call, and whose problem it is. */
export const wordsOf = ({ failureReason }) => (known[failureReason] ??= lookUp(failureReason));

function lookUp(reason) {
  const { title, cause, likelyBlame, whatToTry, retryable } = describeFailureReason(reason);
  const kind = retryable ? 'retry' : reason === 'caller_hung_up_silently' ? 'policy-decides' : 'do-not-retry';
  return { title, cause, whatToTry, advice: advice[kind], blame: likelyBlame, label: blameLabel(likelyBlame) };
}
