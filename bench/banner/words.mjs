/** The words of every contestant: from the catalog, looked up once per reason. */
import { blameLabel, describeFailureReason } from '../../dist/catalog.js';
import { advice } from '../../dist/catalog/english.js';

const known = {};

/** Title, label, cause, what to try and retry advice of a call, with its blame. */
export const wordsOf = ({ failureReason }) => (known[failureReason] ??= lookUp(failureReason));

function lookUp(reason) {
  const { title, cause, likelyBlame, whatToTry, retryable } = describeFailureReason(reason);
  const kind = retryable ? 'retry' : reason === 'caller_hung_up_silently' ? 'policy-decides' : 'do-not-retry';
  return { title, cause, whatToTry, advice: advice[kind], blame: likelyBlame, label: blameLabel(likelyBlame) };
}
