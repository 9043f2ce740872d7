/**
 * The look, once: each public custom property is aliased here, with its default, to the private one that the rules use.
 * Colours follow `color-scheme`. Contrast of text is 7:1 at least in both schemes (a test computes it).
 */
import { css } from 'lit';

/** Surface, text and lines. */
export const surfaceTokens = css`
  --_osm-surface: var(--osm-surface, light-dark(#fff, #1a1d21));
  --_osm-surface-2: var(--osm-surface-2, light-dark(#f5f6f8, #24282e));
  --_osm-text: var(--osm-text, light-dark(#1b1f24, #eceef1));
  --_osm-muted: var(--osm-muted, light-dark(#4b525b, #b9c0c9));
  --_osm-border: var(--osm-border, light-dark(#d8dce2, #3a4048));
  --_osm-accent: var(--osm-accent, light-dark(#c4281c, #ff7b6e));
  --_osm-action: var(--osm-action, light-dark(#1b1f24, #eceef1));
  --_osm-on-action: var(--osm-on-action, light-dark(#fff, #1a1d21));
  --_osm-focus: var(--osm-focus, light-dark(#1f5fd0, #8ab4ff));
  --_osm-radius: var(--osm-radius, 0.5em);
  --_osm-shadow: var(--osm-shadow, none);
`;

/** A hue for each blame, third after its word and its shape. */
export const blameTokens = css`
  --_osm-platform: var(--osm-blame-platform, light-dark(#5a2ca0, #d3bfff));
  --_osm-caller: var(--osm-blame-caller, light-dark(#174a94, #b1ceff));
  --_osm-carrier: var(--osm-blame-carrier, light-dark(#743f00, #ffcf94));
  --_osm-environment: var(--osm-blame-environment, light-dark(#0d5a41, #9ae3c1));
  --_osm-unknown: var(--osm-blame-unknown, light-dark(#4b525b, #c6ccd4));
`;

/**
 * Nothing but font, line height, colour scheme and what decides whether one can see or use it comes in from the page:
 * letter spacing, transforms, alignment and shadows of the host's own text stay outside.
 */
export const reset = css`
  all: initial;
  font-family: inherit;
  font-size: inherit;
  line-height: inherit;
  color-scheme: inherit;
  visibility: inherit;
  pointer-events: inherit;
  cursor: inherit;
  user-select: inherit;
  -webkit-text-size-adjust: inherit;
  text-size-adjust: inherit;
  box-sizing: border-box;
`;
