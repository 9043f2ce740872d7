/** Shoelace's alert and badge, without an icon, which it would fetch. */
import '@shoelace-style/shoelace/dist/themes/light.css';
import '@shoelace-style/shoelace/dist/components/alert/alert.js';
import '@shoelace-style/shoelace/dist/components/badge/badge.js';

import { peer } from '../peer.mjs';

export const { make, update } = peer(
  `<sl-alert variant="danger" open>
    <strong data-word></strong> <sl-badge pill data-word></sl-badge><br>
    <span data-word></span><br>
    <span data-word></span><br>
    <span data-word></span>
  </sl-alert>`,
  {
    attribute: 'variant',
    platform: 'danger',
    caller: 'warning',
    carrier: 'primary',
    environment: 'success',
    unknown: 'neutral',
  },
);
