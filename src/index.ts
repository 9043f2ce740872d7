/** Registers all three elements, and exports everything but what needs no element: for that see `./catalog.js`. */
import './osm-blame-badge.js';
import './osm-failure-banner.js';
import './osm-failure-list.js';

export {
  BLAMES,
  FAILURE_REASONS,
  VERSION,
  blameLabel,
  describeFailureReason,
  explainFailure,
  isRetryableFailure,
  readCall,
  useCatalog,
} from './catalog.js';
export type * from './catalog.js';
export * from './elements.js';
export * from './ledger.js';
