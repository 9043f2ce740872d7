/** What stands in for on-demand.ts in the self-contained files of dist/cdn: everything is inside, and nothing is loaded. */
import * as cases from './retry-case.js';

export const retryCases = (): typeof cases => cases;

export const loadRetryCases = (): Promise<void> => Promise.resolve();
