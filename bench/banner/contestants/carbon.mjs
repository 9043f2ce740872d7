/** Carbon's inline notification and tag. */
import '@carbon/web-components/es/components/notification/inline-notification.js';
import '@carbon/web-components/es/components/tag/tag.js';

import { peer } from '../peer.mjs';

export const { make, update } = peer(
  `<cds-inline-notification kind="error" low-contrast hide-close-button>
    <span slot="title" data-word></span>
    <span slot="subtitle">
      <cds-tag size="sm" data-word></cds-tag><br>
      <span data-word></span><br>
      <span data-word></span><br>
      <span data-word></span>
    </span>
  </cds-inline-notification>`,
  { attribute: 'type', platform: 'red', caller: 'purple', carrier: 'blue', environment: 'green', unknown: 'gray' },
);
