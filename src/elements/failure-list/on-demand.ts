/**
 * The dynamic imports of the list. Bundlers split them off into separate files; the self-contained builds of dist/cdn
 * contain them (on-demand-cdn.ts).
 */
import { loadOnce } from '../shared/load-once.js';

const tables = loadOnce(() => import('./list-export.js'), 'Nothing was exported');

/** The code that writes calls as a table, downloads it and copies it: only an export needs it. Null until loaded. */
export const exportTools = tables.current;

/** Loads that code, once per page. Never rejects: if it fails, the result is null and a warning is logged. */
export const loadExportTools = tables.load;
