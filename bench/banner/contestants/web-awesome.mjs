/** Web Awesome's callout and badge, without an icon, which it would fetch. */
import '@awesome.me/webawesome/dist/styles/webawesome.css';
import '@awesome.me/webawesome/dist/components/callout/callout.js';
import '@awesome.me/webawesome/dist/components/badge/badge.js';

import { peer } from '../peer.mjs';

export const { make, update } = peer(
  `<wa-callout variant="danger">
    <strong data-word></strong> <wa-badge pill data-word></wa-badge><br>
    <span data-word></span><br>
    <span data-word></span><br>
    <span data-word></span>
  </wa-callout>`,
  {
    attribute: 'variant',
    platform: 'danger',
    caller: 'warning',
    carrier: 'brand',
    environment: 'success',
    unknown: 'neutral',
  },
);
