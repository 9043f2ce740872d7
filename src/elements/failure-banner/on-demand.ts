/**
 * The dynamic imports of the banner. Bundlers split them off into separate files; the self-contained builds of dist/cdn
 * contain them (on-demand-cdn.ts).
 */
import { loadOnce } from '../shared/load-once.js';

const cases = loadOnce(() => import('./retry-case.js'), 'retryPolicy and otherCalls are not followed');

/**
 * The code that decides on a retry by a policy and other calls: only banners with either need it. Null until loaded.
 */
export const retryCases = cases.current;

/** Loads that code, once per page. Never rejects: if it fails, no retry is offered and a warning is logged. */
export const loadRetryCases = cases.load;
