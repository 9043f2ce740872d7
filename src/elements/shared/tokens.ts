/**
 * Design tokens: each public custom property that several rules use is aliased here to a private one, with its default.
 * Colours follow `color-scheme`. The contrast of text is at least 7:1 in both schemes (a test computes it).
 */
import { css } from 'lit';

/** Colours of text and its background. */
export const inkTokens = css`
  --_osm-surface: var(--osm-surface, light-dark(#fff, #1a1d21));
  --_osm-text: var(--osm-text, light-dark(#1a1d21, #eceef1));
  --_osm-muted: var(--osm-muted, color-mix(in srgb, var(--_osm-text) 78%, var(--_osm-surface)));
`;

/** Borders, backgrounds and corners of boxes. */
export const boxTokens = css`
  --_osm-surface-2: var(--osm-surface-2, color-mix(in srgb, var(--_osm-text) 4%, var(--_osm-surface)));
  --_osm-border: var(--osm-border, color-mix(in srgb, var(--_osm-text) 16%, var(--_osm-surface)));
  --_osm-accent: var(--osm-accent, light-dark(#c4281c, #ff7b6e));
  --_osm-radius: var(--osm-radius, 0.5em);
  --_osm-action: var(--osm-action, var(--_osm-text));
`;

/**
 * Resets all inherited properties except font, line height, colour scheme, visibility and pointer events, so that the
 * page's letter spacing, text transforms, alignment and text shadows have no effect inside.
 */
export const reset = css`
  all: initial;
  box-sizing: border-box;
  font-family: inherit;
  font-size: inherit;
  line-height: inherit;
  color-scheme: inherit;
  visibility: inherit;
  pointer-events: inherit;
`;

/** Hidden from view, but read by screen readers. */
export const visuallyHidden = css`
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
`;
