/**
 * What a banner loads only when it needs it. All dynamic imports of the house stand here, so that what a page loads at
 * first is easy to see. A bundler makes files of their own of them; the self-contained builds have everything inside.
 */
import { warnOnce } from '../../catalog/warn.js';
import type * as RetryCaseModule from './retry-case.js';

type RetryCases = typeof RetryCaseModule;

let cases: RetryCases | null = null;
let loading: Promise<void> | null = null;

/** Whether to retry by a policy and other calls: what only a banner needs that was given them. Null until it is loaded. */
export const retryCases = (): RetryCases | null => cases;

/** Loads it, once for the page. Never rejects: without it no retry is offered, and the developer is told. */
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
