'use client';
/**
 * The elements as React components. What is imported is registered, and no more than that: each component is made by a
 * call that a bundler may drop. Its types are written by scripts/build-types.mjs.
 */
import { createComponent } from '@lit/react';
import * as React from 'react';

import { OsmBlameBadge as BlameBadge } from './elements/blame-badge/blame-badge.js';
import { OsmFailureBanner as FailureBanner } from './elements/failure-banner/failure-banner.js';
import { OsmFailureList as FailureList } from './elements/failure-list/failure-list.js';
import { register } from './elements/shared/register.js';

function component(tagName: string, ours: new () => HTMLElement, events: readonly string[]) {
  register(tagName, ours);
  // Where another copy of the library came first, its class says what is a property.
  const elementClass = customElements.get(tagName) as typeof ours;
  const displayName = pascal(tagName);
  const props = Object.fromEntries(events.map((event) => [`on${pascal(event)}`, event]));
  return createComponent({ react: React, tagName, elementClass, displayName, events: props });
}

/** `OsmRetry` of `osm-retry`. */
const pascal = (name: string): string => name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

// No spread: to a bundler it is a call, which it does not drop.
const ofBanner = ['osm-retry', 'osm-copy', 'osm-dispute'];
const ofList = ['osm-open', 'osm-select', 'osm-filter', 'osm-reload', 'osm-retry', 'osm-copy', 'osm-dispute'];

export const OsmBlameBadge = /* @__PURE__ */ component('osm-blame-badge', BlameBadge, []);
export const OsmFailureBanner = /* @__PURE__ */ component('osm-failure-banner', FailureBanner, ofBanner);
export const OsmFailureList = /* @__PURE__ */ component('osm-failure-list', FailureList, ofList);
