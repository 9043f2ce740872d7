/** Replaces on-demand.ts in the self-contained builds of dist/cdn, which contain everything and load nothing. */
import * as tools from './list-export.js';

export const exportTools = (): typeof tools => tools;

export const loadExportTools = (): Promise<typeof tools> => Promise.resolve(tools);
