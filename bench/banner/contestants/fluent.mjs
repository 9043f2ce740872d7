/** Fluent's message bar and badge, in its light theme. */
import '@fluentui/web-components/message-bar.js';
import '@fluentui/web-components/badge.js';

import { webLightTheme } from '@fluentui/tokens';
import { setTheme } from '@fluentui/web-components/theme/set-theme.js';

import { peer } from '../peer.mjs';

setTheme(webLightTheme);

export const { make, update } = peer(
  `<fluent-message-bar intent="error" layout="multiline">
    <strong data-word></strong> <fluent-badge shape="rounded" data-word></fluent-badge><br>
    <span data-word></span><br>
    <span data-word></span><br>
    <span data-word></span>
  </fluent-message-bar>`,
  {
    attribute: 'color',
    platform: 'danger',
    caller: 'warning',
    carrier: 'brand',
    environment: 'success',
    unknown: 'subtle',
  },
);
