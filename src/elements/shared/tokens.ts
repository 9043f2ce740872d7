/**
 * The look, once: each public custom property that several rules use is aliased here, with its default, to a private one.
 * Colours follow `color-scheme`. Contrast of text is 7:1 at least in both schemes (a test computes it).
 */

/** What words are written on, and in. */
import { css } from 'lit';

export const inkTokens = css`
  --_osm-surface: var(--osm-surface, light-dark(#fff, #1a1d21));
  --_osm-text: var(--osm-text, light-dark(#1a1d21, #eceef1));
  --_osm-muted: var(--osm-muted, color-mix(in srgb, var(--_osm-text) 78%, var(--_osm-surface)));
`;

/** What boxes are made of. */
export const boxTokens = css`
  --_osm-surface-2: var(--osm-surface-2, color-mix(in srgb, var(--_osm-text) 4%, var(--_osm-surface)));
  --_osm-border: var(--osm-border, color-mix(in srgb, var(--_osm-text) 16%, var(--_osm-surface)));
  --_osm-accent: var(--osm-accent, light-dark(#c4281c, #ff7b6e));
  --_osm-radius: var(--osm-radius, 0.5em);
  --_osm-action: var(--osm-action, var(--_osm-text));
`;

/**
 * Nothing but font, line height, colour scheme and what decides whether one can see or use it comes in from the page:
 * letter spacing, transforms, alignment and shadows of the host's own text stay outside.
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
