/** In a separate file, since a warning is given only once per page. */
import '../../src/osm-failure-banner.js';

import { assert } from '@open-wc/testing';

import type { OsmRetryEvent } from '../../src/elements.js';
import type { OsmFailureBanner } from '../../src/osm-failure-banner.js';
import { failedCall } from '../support/calls.js';
import { mount, press } from '../support/elements.js';
import { warningsDuring } from '../support/warnings.js';

describe('osm-retry', () => {
  it('retryWith after the event gives a warning', async () => {
    const call = failedCall('a', 'stale_sweep');
    const element = await mount<OsmFailureBanner>('<osm-failure-banner retry></osm-failure-banner>', { call });
    let late!: OsmRetryEvent;
    element.addEventListener('osm-retry', (event) => {
      late = event;
      late.retryWith(() => {});
    });
    press(element, 'retry-button');
    assert.lengthOf(await warningsDuring(() => late.retryWith(() => {})), 1);
  });
});
