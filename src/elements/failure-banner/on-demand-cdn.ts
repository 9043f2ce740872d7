/** Replaces on-demand.ts in the self-contained builds of dist/cdn, which contain everything and load nothing. */
import * as cases from './retry-case.js';

export const retryCases = (): typeof cases => cases;

export const loadRetryCases = (): Promise<void> => Promise.resolve();
