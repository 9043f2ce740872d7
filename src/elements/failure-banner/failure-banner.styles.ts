import { css } from 'lit';
import { badgeStyles } from '../blame-badge/badge.js';
import { actionStyles } from '../shared/actions.js';
import { blameTokens, reset, surfaceTokens } from '../shared/tokens.js';

export const styles = [
  css`
    :host {
      display: block;
    }

    :host([hidden]),
    :host(:state(empty)) {
      display: none;
    }

    [part~='banner'] {
      ${reset}
      ${surfaceTokens}
      ${blameTokens}
      position: relative;
      display: block;
      padding: 1em;
      padding-inline-start: 3em;
      border: 1px solid var(--_osm-border);
      border-inline-start: 0.25em solid var(--_osm-accent);
      border-radius: var(--_osm-radius);
      background: var(--_osm-surface);
      box-shadow: var(--_osm-shadow);
      color: var(--_osm-text);
      overflow-wrap: anywhere;
    }

    [part~='icon'] {
      position: absolute;
      inset-block-start: 1.05em;
      inset-inline-start: 1em;
      inline-size: 1.25em;
      block-size: 1.25em;
      color: var(--_osm-accent);
    }

    [part~='header'] {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.25em 0.75em;
    }

    [part~='title'] {
      font-size: 1.0625em;
      font-weight: 650;
      line-height: 1.4;
      text-wrap: balance;
    }

    p,
    dl,
    dd {
      margin: 0;
    }

    p,
    dd {
      max-inline-size: 75ch;
      text-wrap: pretty;
    }

    [part~='cause'],
    [part~='doubt'],
    [part~='reassurance'] {
      margin-block-start: 0.4em;
    }

    [part~='doubt'],
    [part~='reassurance'] {
      margin-block-start: 0.75em;
      color: var(--_osm-muted);
    }

    [part~='doubt'] strong {
      color: var(--_osm-text);
      font-weight: 600;
    }

    [part~='next-step'] {
      margin-block-start: 0.75em;
      padding: 0.6em 0.875em;
      border-radius: calc(var(--_osm-radius) * 0.75);
      background: var(--_osm-surface-2);
    }

    [part~='next-step'] > div,
    [part~='meta'] > div {
      display: flex;
      flex-wrap: wrap;
      column-gap: 1em;
    }

    [part~='next-step'] > div + div {
      margin-block-start: 0.35em;
    }

    dt {
      flex: 0 0 6em;
      color: var(--_osm-muted);
      font-weight: 600;
    }

    dd {
      flex: 1 1 14em;
      min-inline-size: 0;
    }

    [part~='meta'] {
      margin-block-start: 0.75em;
      font-size: 0.875em;
    }

    [part~='meta'] dt {
      font-weight: 400;
    }

    [part~='action-bar'] {
      margin-block-start: 0.875em;
    }

    slot:not([name]) {
      display: block;
    }

    [hidden] {
      display: none !important;
    }

    @media (forced-colors: active) {
      [part~='next-step'] {
        border: 1px solid CanvasText;
      }
    }

    @media print {
      [part~='action-bar'] {
        display: none;
      }

      [part~='banner'] {
        break-inside: avoid;
      }
    }
  `,
  actionStyles,
  badgeStyles,
];
