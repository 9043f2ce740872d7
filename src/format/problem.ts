import type { Failure } from '../failure/explain.js';
import type { FactOptions } from './facts.js';
import { factsOf } from './facts.js';

/**
 * One failure as `application/problem+json` (RFC 9457), on one line. `type`, `title`, `detail` and `instance` are the
 * RFC's members. The others are extension members, named as in `Failure`; `facts` holds the call's facts as text for
 * people. All keys are always present, except `instance`, which needs a call id. There is no `status`: in the RFC it is
 * the status of an HTTP response, and this describes a call.
 */
export function formatProblem(failure: Failure, options: FactOptions = {}): string {
  const { guidance, reassurance, ...rest } = failure;
  const { title, cause, ...advice } = guidance;
  const problem = {
    type: urn('failure-reason', failure.reason),
    title,
    detail: cause,
    ...(rest.call.id && { instance: urn('call', rest.call.id) }),
    ...advice,
    ...rest,
    reassurance: options.audience === 'tester' ? reassurance : '',
    facts: factsOf(failure, options),
  };
  return JSON.stringify(problem).replace(UNSAFE, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const urn = (kind: string, name: string): string =>
  `urn:osmapi:osmtalk:${kind}:${encodeURIComponent(name.toWellFormed())}`;

/** Control characters of terminals, invisible characters, and `<`, which could end a script in a page. JSON may escape them. */
const UNSAFE = /[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff<]/g;
