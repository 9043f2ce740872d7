/** The elements as React components, registered: for React 18, and wherever components are preferred to tags. */
import { createComponent } from '@lit/react';
import * as React from 'react';

import { OsmBlameBadge as BlameBadge } from './osm-blame-badge.js';
import { OsmFailureBanner as FailureBanner } from './osm-failure-banner.js';
import { OsmFailureList as FailureList } from './osm-failure-list.js';

const bannerEvents = { onOsmRetry: 'osm-retry', onOsmCopy: 'osm-copy', onOsmDispute: 'osm-dispute' };

export const OsmBlameBadge = createComponent({ react: React, tagName: 'osm-blame-badge', elementClass: BlameBadge });

export const OsmFailureBanner = createComponent({
  react: React,
  tagName: 'osm-failure-banner',
  elementClass: FailureBanner,
  events: bannerEvents,
});

export const OsmFailureList = createComponent({
  react: React,
  tagName: 'osm-failure-list',
  elementClass: FailureList,
  events: {
    ...bannerEvents,
    onOsmOpen: 'osm-open',
    onOsmSelect: 'osm-select',
    onOsmFilter: 'osm-filter',
    onOsmReload: 'osm-reload',
  },
});
