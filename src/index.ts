/** Registers all three elements, and exports them, the ledger and the functions that pages use most: for all functions see `./catalog.js`. */
import './osm-blame-badge.js';
import './osm-failure-banner.js';
import './osm-failure-list.js';

export type * from './catalog.js';
export {
  blameLabel,
  BLAMES,
  describeFailureReason,
  explainFailure,
  FAILURE_REASONS,
  isRetryableFailure,
  readCall,
  useCatalog,
  VERSION,
} from './catalog.js';
export * from './elements.js';
export * from './ledger.js';
