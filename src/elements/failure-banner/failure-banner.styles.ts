import { css } from 'lit';

import { badgeStyles } from '../blame-badge/badge.js';
import { actionStyles } from '../shared/actions.js';
import { joinStyles } from '../shared/join-styles.js';
import { boxTokens, inkTokens, reset, visuallyHidden } from '../shared/tokens.js';

const bannerStyles = css`
  :host {
    display: block;
  }

  :host([hidden]),
  :host(:state(empty)) {
    display: none !important; /* overrides any display that the page sets */
  }

  [part='banner'] {
    ${reset}
    ${inkTokens}
    ${boxTokens}
    position: relative;
    display: block;
    flex: auto; /* full width if the page makes the host a flex row */
    /* In a very narrow column the padding shrinks, so that the banner does not widen the column. */
    padding: 1em;
    padding-inline: min(3em, 25%) min(1em, 5%);
    border: 1px solid var(--_osm-border);
    border-inline-start: 0.25em solid var(--_osm-accent);
    border-radius: var(--_osm-radius);
    background: var(--_osm-surface);
    box-shadow: var(--osm-shadow);
    color: var(--_osm-text);
    overflow-wrap: anywhere;
  }

  /*
   * On a page with many banners, those out of view are not laid out. Not while hovered or focused: content-visibility
   * clips the box, and a menu or focus ring may extend beyond it.
   */
  @media screen {
    :host(:state(crowded)) [part='banner']:not(:hover, :focus-within) {
      content-visibility: auto;
      contain-intrinsic-size: auto 0 auto 16em;
      overflow-clip-margin: 1em;
    }
  }

  [part='icon'] {
    position: absolute;
    inset-block-start: 1em;
    inset-inline-start: min(0.95em, 7%);
    inline-size: 1.35em;
    block-size: auto;
    color: var(--_osm-accent);
    fill: currentcolor;
    stroke: none;
  }

  [hidden] {
    display: none !important;
  }

  [part='header'],
  dl div {
    display: flex;
    flex-wrap: wrap;
    column-gap: 0.75em;
  }

  [part='title'] {
    font-size: 1.0625em;
    font-weight: 650;
  }

  p,
  dl,
  dd {
    max-inline-size: 75ch;
    margin: 0;
  }

  [part='cause'] {
    margin-block-start: 0.375em;
  }

  [part='cause'] ~ :not(slot) {
    margin-block-start: 0.75em;
  }

  [part='cause'] + [part='outbound'] {
    margin-block-start: 0.35em;
    color: var(--_osm-muted);
    font-size: 0.875em;
  }

  [part='next-step'] {
    max-inline-size: none;
    padding: 0.6em min(0.875em, 5%);
    border: 1px solid transparent; /* visible in forced colours only */
    border-radius: calc(var(--_osm-radius) * 0.75);
    background: var(--_osm-surface-2);
  }

  div + div {
    margin-block-start: 0.35em;
  }

  /*
   * Label and text are side by side, or beneath each other where it is narrow: a label wraps between words only, and
   * has the whole line if its text is beneath it. The maximum width is that of both, because spare room would go to the
   * label.
   */
  dl div {
    max-inline-size: calc(75ch + 7.25em);
  }

  dt {
    flex: 1 6.5em;
    overflow-wrap: break-word;
    color: var(--_osm-muted);
    font-weight: 600;
  }

  dd {
    flex: 1000 14em;
  }

  [part='meta'] {
    font-size: 0.875em;
  }

  [part='meta'] dd {
    flex-basis: 8em;
  }

  /* In reading order from top to bottom: that the retry failed, why, and the button to try again. */
  [part='retry-failure'] {
    padding-inline-start: 0.875em;
    border-inline-start: 2px solid var(--_osm-accent);
  }

  [part='retry-message'] {
    display: block;
    color: var(--_osm-muted);
  }

  [part='retry-failure'] + [part='action-bar'] {
    margin-block-start: 0.6em;
  }

  [part='retry-status'] {
    font-size: 0.875em;
    font-weight: 600;
    line-height: 24px;
  }

  [part='copy-group'] {
    display: inline-flex;
    flex-wrap: wrap;
  }

  [part='copy-group'] > [part='copy-button'] {
    border-start-end-radius: 0;
    border-end-end-radius: 0;
  }

  [part='copy-menu-button'] {
    display: grid;
    place-items: center;
    min-inline-size: 1.75em;
    margin-inline-start: -1px;
    padding-inline: 0.25em;
    border-start-start-radius: 0;
    border-end-start-radius: 0;
  }

  [part='copy-menu'] > button {
    border-color: transparent;
  }

  /* In a list, the row above already shows title and blame, so the header is for screen readers only. */
  [data-in-row] [part='icon'],
  [data-in-row] [part~='badge'] {
    display: none;
  }

  [data-in-row] [part='header'] {
    ${visuallyHidden}
  }

  [data-in-row][part='banner'] {
    padding-inline-start: 1em;
  }

  [data-in-row] [part='cause'] {
    margin-block-start: 0.25em;
  }

  [part='call-facts'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.125em 1em;
    color: var(--_osm-muted);
    font-size: 0.875em;
  }

  /* The advice comes before the retry button in the DOM, so that it is read first, and is shown after it. */
  [part='action-bar'] [part='retry-button'],
  [part='action-bar'] [part='cancel-button'] {
    order: -1;
  }

  span[part='retry-advice'] {
    font-size: 0.875em;
  }

  slot:not([name]) {
    display: block;
  }

  @media print {
    [part='action-bar'] {
      display: none;
    }

    [part='banner'] {
      break-inside: avoid;
    }
  }
`;

export const styles = [joinStyles(badgeStyles, actionStyles, bannerStyles)];
