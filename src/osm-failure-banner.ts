/** Registers `<osm-failure-banner>`. */
import { OsmFailureBanner } from './elements/failure-banner/failure-banner.js';
import { register } from './elements/shared/register.js';

register('osm-failure-banner', OsmFailureBanner);

export { OsmFailureBanner };
