import { css } from 'lit';

import { badgeStyles } from '../blame-badge/badge.js';
import { actionStyles } from '../shared/actions.js';
import { boxTokens, inkTokens, reset } from '../shared/tokens.js';

export const styles = [
  badgeStyles,
  actionStyles,
  css`
    :host {
      display: block;
    }

    :host([hidden]),
    :host(:state(empty)) {
      display: none !important; /* stronger than whatever the page says of its elements */
    }

    [part='banner'] {
      ${reset}
      ${inkTokens}
      ${boxTokens}
      position: relative;
      display: block;
      flex: auto; /* as wide as its host, where the page lays that out as a row */
      padding: 1em;
      padding-inline-start: 3em;
      border: 1px solid var(--_osm-border);
      border-inline-start: 0.25em solid var(--_osm-accent);
      border-radius: var(--_osm-radius);
      background: var(--_osm-surface);
      box-shadow: var(--osm-shadow);
      color: var(--_osm-text);
      overflow-wrap: anywhere;
    }

    /* Among many, what nobody sees is not laid out. What a person touches is free: it may open a menu beyond its box. */
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
      inset-inline-start: 0.95em;
      inline-size: 1.35em;
      block-size: auto;
      color: var(--_osm-accent);
      fill: currentcolor;
      stroke: none;
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

    [part='next-step'] {
      max-inline-size: none;
      padding: 0.6em 0.875em;
      border: 1px solid transparent; /* drawn in forced colours */
      border-radius: calc(var(--_osm-radius) * 0.75);
      background: var(--_osm-surface-2);
    }

    div + div {
      margin-block-start: 0.35em;
    }

    dt {
      flex-basis: 6.5em;
      color: var(--_osm-muted);
      font-weight: 600;
    }

    dd {
      flex: 14em;
    }

    [part='meta'] {
      font-size: 0.875em;
    }

    [part='meta'] dd {
      flex-basis: 8em;
    }

    /* Beneath each other, as a person reads them: what happened, why, and the button to try again. */
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
  `,
];
