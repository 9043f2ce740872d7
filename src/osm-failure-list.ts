/** Registers `<osm-failure-list>`. */
import { OsmFailureList } from './elements/failure-list/failure-list.js';
import { register } from './elements/shared/register.js';

register('osm-failure-list', OsmFailureList);

export { OsmFailureList };
