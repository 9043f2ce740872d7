/**
 * The look, once: each public custom property is aliased here, with its default, to the private one that the rules use.
 * Colours follow `color-scheme`. Contrast of text is 7:1 at least in both schemes (a test computes it).
 */
import { css } from 'lit';

/** What everything is drawn on. */
export const surface = css`var(--osm-surface, light-dark(#fff, #1a1d21))`;

/** Surface, text and lines. */
export const surfaceTokens = css`
  --_osm-surface: ${surface};
  --_osm-surface-2: var(--osm-surface-2, light-dark(#f5f6f8, #25292f));
  --_osm-text: var(--osm-text, light-dark(#1a1d21, #eceef1));
  --_osm-muted: var(--osm-muted, light-dark(#4b525b, #c1c7cf));
  --_osm-border: var(--osm-border, light-dark(#d8dce2, #3a4048));
  --_osm-accent: var(--osm-accent, light-dark(#c4281c, #ff7b6e));
  --_osm-action: var(--osm-action, var(--_osm-text));
  --_osm-on-action: var(--osm-on-action, var(--_osm-surface));
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
  --_osm-unknown: var(--osm-blame-unknown, light-dark(#4b525b, #c1c7cf));
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
