/** Registers `<osm-blame-badge>`. */
import { OsmBlameBadge } from './elements/blame-badge/blame-badge.js';
import { register } from './elements/shared/register.js';

register('osm-blame-badge', OsmBlameBadge);

export { OsmBlameBadge };
