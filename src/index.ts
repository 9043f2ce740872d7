/** Registers all three elements, and exports everything. */
import './osm-blame-badge.js';
import './osm-failure-banner.js';
import './osm-failure-list.js';

export * from './catalog.js';
export * from './elements.js';
export * from './ledger.js';
