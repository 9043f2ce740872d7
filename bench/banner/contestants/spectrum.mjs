/** Spectrum's alert banner and badge, inside its theme, which its components need. */
import '@spectrum-web-components/theme/sp-theme.js';
import '@spectrum-web-components/theme/theme-light.js';
import '@spectrum-web-components/theme/scale-medium.js';
import '@spectrum-web-components/alert-banner/sp-alert-banner.js';
import '@spectrum-web-components/badge/sp-badge.js';

import { peer } from '../peer.mjs';

export const around = '<sp-theme system="spectrum" color="light" scale="medium"></sp-theme>';

export const { make, update } = peer(
  `<sp-alert-banner open variant="negative">
    <strong data-word></strong> <sp-badge size="s" data-word></sp-badge><br>
    <span data-word></span><br>
    <span data-word></span><br>
    <span data-word></span>
  </sp-alert-banner>`,
  {
    attribute: 'variant',
    platform: 'negative',
    caller: 'yellow',
    carrier: 'informative',
    environment: 'positive',
    unknown: 'neutral',
  },
);
