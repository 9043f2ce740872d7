'use client';
/**
 * The elements as React components. Only the components that are imported register their element: each is created by a
 * pure call, which a bundler removes when it is not used. scripts/build-types.mjs writes the types.
 */
import { createComponent } from '@lit/react';
import * as React from 'react';

import { OsmBlameBadge as BlameBadge } from './elements/blame-badge/blame-badge.js';
import { OsmFailureBanner as FailureBanner } from './elements/failure-banner/failure-banner.js';
import { OsmFailureList as FailureList } from './elements/failure-list/failure-list.js';
import { register } from './elements/shared/register.js';

function component(tagName: string, ours: new () => HTMLElement, events: readonly string[]) {
  register(tagName, ours);
  // Another copy of the library may have registered the element first: then its class decides what is a property.
  const elementClass = customElements.get(tagName) as typeof ours;
  const displayName = pascal(tagName);
  const props = Object.fromEntries(events.map((event) => [`on${pascal(event)}`, event]));
  return createComponent({ react: React, tagName, elementClass, displayName, events: props });
}

/** `osm-retry` as `OsmRetry`. */
const pascal = (name: string): string => name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

// No spread: bundlers treat a spread as a call with side effects and do not remove it.
const ofBanner = ['osm-retry', 'osm-copy', 'osm-dispute'];
const ofList = ['osm-open', 'osm-select', 'osm-filter', 'osm-reload', 'osm-retry', 'osm-copy', 'osm-dispute'];

export const OsmBlameBadge = /* @__PURE__ */ component('osm-blame-badge', BlameBadge, []);
export const OsmFailureBanner = /* @__PURE__ */ component('osm-failure-banner', FailureBanner, ofBanner);
export const OsmFailureList = /* @__PURE__ */ component('osm-failure-list', FailureList, ofList);
