/**
 * The badge as plain markup and styles, shared by the element, the banner and the list's rows: a nested custom element
 * for each badge would take more time than drawing the badge.
 */
import type { TemplateResult } from 'lit';
import { css, html } from 'lit';

import type { LikelyBlame } from '../../catalog/vocabulary.js';
import { BLAME_ICONS } from '../shared/icons.js';

/** A badge inside another element. Its parts are named `badge`, `badge-icon` and `badge-label`. */
export const badge = (blame: LikelyBlame, label: string): TemplateResult =>
  html`<span part="badge ${blame}"
    ><svg part="badge-icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${BLAME_ICONS[blame]} /></svg
    ><span part="badge-label">${label}</span></span
  >`;

export const badgeStyles = css`
  [part~='badge'] {
    display: inline-flex;
    align-items: center;
    align-self: center;
    gap: 0.35em;
    box-sizing: border-box;
    padding-inline: 0.5em 0.6em;
    border: 1px solid color-mix(in srgb, var(--_osm-hue) 32%, var(--_osm-surface));
    border-radius: 1em;
    background: color-mix(in srgb, var(--_osm-hue) 8%, var(--_osm-surface));
    color: var(--_osm-hue);
    font-size: 0.8125em;
    font-weight: 600;
    line-height: 1.7;
  }

  [part~='platform'] {
    --_osm-hue: var(--osm-blame-platform, light-dark(#5a2ca0, #d3bfff));
  }

  [part~='caller'] {
    --_osm-hue: var(--osm-blame-caller, light-dark(#174a94, #b1ceff));
  }

  [part~='carrier'] {
    --_osm-hue: var(--osm-blame-carrier, light-dark(#743f00, #ffcf94));
  }

  [part~='environment'] {
    --_osm-hue: var(--osm-blame-environment, light-dark(#0d5a41, #9ae3c1));
  }

  [part~='unknown'] {
    --_osm-hue: var(--osm-blame-unknown, var(--_osm-muted));
  }

  svg {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    fill: none;
    stroke: currentcolor;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 1.5;
    forced-color-adjust: auto; /* else a picture keeps a colour of its own, on whatever background is forced */
  }
`;
