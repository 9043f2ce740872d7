/**
 * The dynamic imports of the banner. Bundlers split them off into separate files; the self-contained builds of dist/cdn
 * contain them (on-demand-cdn.ts).
 */
import { warnOnce } from '../../catalog/warn.js';
import type * as RetryCaseModule from './retry-case.js';

type RetryCases = typeof RetryCaseModule;

let cases: RetryCases | null = null;
let loading: Promise<void> | null = null;

/**
 * The code that decides on a retry by a policy and other calls: only banners with either need it. Null until loaded.
 */
export const retryCases = (): RetryCases | null => cases;

/** Loads that code, once per page. Never rejects: if it fails, no retry is offered and a warning is logged. */
export async function loadRetryCases(): Promise<void> {
  loading ??= import('./retry-case.js').then(
    (loaded) => {
      cases = loaded;
    },
    () => {
      loading = null;
      warnOnce('retryPolicy and otherCalls are not followed: a file of this library could not be loaded.');
    },
  );
  await loading;
}
