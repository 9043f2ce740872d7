import { css } from 'lit';

import { badgeStyles } from '../blame-badge/badge.js';
import { actionStyles } from '../shared/actions.js';
import { boxTokens, inkTokens, reset } from '../shared/tokens.js';

export const styles = [
  badgeStyles,
  css`
    :host {
      display: flex;
      flex-direction: column;
      min-inline-size: 0;
      min-block-size: 0;
    }

    :host([hidden]) {
      display: none !important;
    }

    [part~='list'] {
      ${reset}
      ${inkTokens}
      ${boxTokens}
      display: flex;
      flex: auto;
      flex-direction: column;
      block-size: 100%; /* where the page makes its host a block of some height */
      min-block-size: 0;
      overflow: auto; /* where not even the least fits */
      border: 1px solid var(--_osm-border);
      border-radius: var(--_osm-radius);
      background: var(--_osm-surface);
      box-shadow: var(--osm-shadow);
      color: var(--_osm-text);
      font-variant-numeric: tabular-nums;
      overflow-wrap: anywhere;
    }

    /* The newest of very many are there before anything is counted. What has focus keeps it. */
    [aria-busy] > :not([part='scroller']) {
      opacity: 0;
    }

    [part~='headline'] {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0.25em 0.75em;
      padding: 0.875em 1em 0.625em;
    }

    [part~='heading'] {
      font-size: 1.0625em;
      font-weight: 650;
    }

    [part~='rate'] {
      color: var(--_osm-muted);
    }

    [part~='pause-button'] {
      margin-inline-start: auto;
    }

    section > svg {
      inline-size: calc(100% - 2em);
      margin-inline: 1em;
    }

    [dir='rtl'] > svg {
      transform: scaleX(-1);
    }

    [part~='blame-bar'] {
      block-size: 0.5em;
      border-radius: 0.25em;
      stroke: none;
    }

    [part~='bar'] {
      color: var(--_osm-hue);
      fill: currentcolor;
    }

    [part~='blames'] {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25em;
      padding: 0.5em 0.5em 0.625em;
    }

    [part~='blame-filter'] {
      display: inline-flex;
      align-items: center;
      gap: 0.4em;
      padding: 0.125em 0.5em;
      border: 1px solid transparent;
      border-radius: 1em;
      color: var(--_osm-text);
    }

    [part~='blame-filter']:hover {
      background: var(--_osm-surface-2);
      text-decoration: none;
    }

    [part~='blame-filter'][aria-pressed='true'] {
      border-color: var(--_osm-hue);
      background: color-mix(in srgb, var(--_osm-hue) 8%, var(--_osm-surface));
    }

    [part~='blame-filter'] svg {
      color: var(--_osm-hue);
    }

    [part='timeline'] {
      block-size: 1.5em;
      color: var(--_osm-muted);
      stroke-width: 0.7;
    }

    [part='period'] {
      display: flex;
      justify-content: space-between;
      padding: 0.125em calc(1em / 0.8125) 0.75em;
      color: var(--_osm-muted);
      font-size: 0.8125em;
    }

    [part~='notices'] {
      margin: 0 1em 0.75em;
      padding: 0.6em 0.875em;
      border-radius: calc(var(--_osm-radius) * 0.75);
      background: var(--_osm-surface-2);
      list-style: none;
    }

    [part~='notices'] li + li {
      margin-block-start: 0.5em;
    }

    [part~='notices'] span {
      color: var(--_osm-muted);
    }

    [part~='filters'] {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5em;
      padding: 0 1em 0.75em;
    }

    input:not([type='checkbox']),
    select {
      box-sizing: border-box;
      min-inline-size: 0;
      min-block-size: 2.25em;
      flex: 10em;
      padding: 0.25em 0.625em;
      border: 1px solid color-mix(in srgb, var(--_osm-muted) 65%, var(--_osm-surface));
      border-radius: calc(var(--_osm-radius) * 0.75);
      background: var(--_osm-surface);
      color: inherit;
      font: inherit;
      font-size: 0.875em;
    }

    ::placeholder {
      color: var(--_osm-muted);
      opacity: 1;
    }

    input[type='checkbox'] {
      inline-size: 16px;
      block-size: 16px;
      margin: 4px;
      accent-color: var(--_osm-action);
    }

    [part~='new-calls-button'] {
      flex: none; /* a button's least height is less than its text's */
      padding: 0.375em 1em;
      border-block-start: 1px solid var(--_osm-border);
      border-radius: 0;
      background: var(--_osm-surface-2);
      color: var(--_osm-text);
      font-weight: 600;
    }

    [part~='error-box'],
    [part~='message'] {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.5em 1em;
      padding: 0.75em 1em;
      border-block-start: 1px solid var(--_osm-border);
    }

    [part~='error-box'] {
      border-inline-start: 0.25em solid var(--_osm-accent);
    }

    [part~='message'] {
      flex-direction: column;
      justify-content: center;
      min-block-size: 8em;
      color: var(--_osm-muted);
      text-align: center;
    }

    strong {
      color: var(--_osm-text);
      font-weight: 600;
    }

    p {
      margin: 0;
      max-inline-size: 75ch;
    }

    [part~='skeleton'] {
      align-self: stretch;
    }

    [part~='skeleton'] i {
      display: block;
      block-size: 0.75em;
      margin: 0.875em 0;
      border-radius: 0.375em;
      background: var(--_osm-surface-2);
    }

    [part='scroller'] {
      flex: auto;
      min-block-size: 6em;
      overflow: auto;
      overscroll-behavior: contain;
      border-block: 1px solid var(--_osm-border);
      container-type: inline-size;
    }

    /* As high as the rows, up to a bound; the rows stand out of it, and scroll in whatever height the host gives. */
    #limit {
      max-block-size: var(--osm-list-max-height, 30em);
    }

    #head {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
    }

    #body {
      position: relative;
    }

    [data-windowed] > * {
      position: absolute;
      inset-inline: 0;
      box-sizing: border-box;
    }

    [part~='head-row'],
    [part~='row'] {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      column-gap: 0.75em;
      padding-inline: 1em;
    }

    [part~='head-row'] {
      border-block-end: 1px solid var(--_osm-border);
      background: var(--_osm-surface);
      color: var(--_osm-muted);
    }

    [part~='row'] {
      padding-block: 0.5em;
      cursor: pointer;
    }

    [part~='row']:hover,
    [part~='row'][aria-selected='true'] {
      background: var(--_osm-surface-2);
    }

    /* Not between rows: the first that is drawn would be another height than the rest. */
    [part='row'] {
      border-block-end: 1px solid color-mix(in srgb, var(--_osm-border) 60%, var(--_osm-surface));
    }

    [part~='time-cell'] {
      flex: 0 0 9em;
    }

    [part~='row'] [part~='time-cell'],
    [part~='row'] [part~='duration-cell'] {
      color: var(--_osm-muted);
      font-size: 0.875em;
    }

    [part~='row'] [part~='time-cell'] {
      flex-basis: calc(9em / 0.875);
    }

    [part~='reason-cell'] {
      flex: 12em;
      min-inline-size: 0;
    }

    [part~='blame-cell'] {
      flex: 0 0 13em;
    }

    [part~='duration-cell'] {
      flex: 0 0 4.5em;
    }

    [part~='row'] [part~='duration-cell'] {
      flex-basis: calc(4.5em / 0.875);
    }

    [part~='expand-cell'] {
      flex: 0 0 24px;
      margin-inline-start: auto;
    }

    [part~='row-title'] {
      margin-inline-end: 0.25em;
      font-size: 0.9375em;
      font-weight: 550;
    }

    [part~='call-id'],
    [part~='row-status'] {
      color: var(--_osm-muted);
      font-size: 0.8125em;
    }

    [part~='call-id'] {
      font-family: ui-monospace, monospace;
    }

    [part~='row-status'] {
      font-weight: 600;
    }

    [part~='sort-button'] {
      display: inline-flex;
      align-items: center;
      gap: 0.25em;
      min-block-size: 2em;
      font-size: 0.8125em;
      font-weight: 600;
    }

    [aria-sort='ascending'] svg,
    [aria-expanded='true'] svg {
      transform: rotate(180deg);
    }

    [part~='expand-button'] {
      display: grid;
      place-items: center;
      inline-size: 24px;
    }

    [part~='group-row'] {
      display: flex;
      gap: 1em;
      padding: 0.5em 1em;
      background: var(--_osm-surface-2);
      color: var(--_osm-muted);
    }

    [part~='detail'] {
      padding: 0.25em 1em 1em;
    }

    [part~='new-calls-button']:focus-visible,
    [role='row']:focus-visible {
      outline-offset: -2px;
    }

    [part='bulk-bar'],
    [part~='status'] {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.25em 1.5em;
      padding: 0.5em calc(1em / 0.875);
      color: var(--_osm-muted);
      font-size: 0.875em;
    }

    [part='bulk-bar'] {
      padding-block: 0.75em;
      background: var(--_osm-surface-2);
    }

    [part='bulk-bar'] button,
    [part~='status'] button {
      font-size: 1em;
    }

    progress {
      accent-color: var(--_osm-action);
    }

    [part~='pages'] {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25em 1em;
      margin-inline-start: auto;
    }

    @container (max-width: 50em) {
      [part='head-row'] {
        column-gap: 1.25em;
        padding-block: 0.25em;
      }

      [part='head-row'] > * {
        flex: 0 0 auto;
      }

      [part='row'] {
        row-gap: 0.25em;
      }

      [part='row'] > [part~='cell'] {
        flex: 0 1 auto;
        order: 2;
      }

      [part='row'] > [part~='select-cell'],
      [part='row'] > [part~='reason-cell'],
      [part='row'] > [part~='expand-cell'] {
        order: 1;
      }

      [part='row'] > [part~='reason-cell'] {
        flex: calc(100% - 8em);
      }
    }

    /* A header needs words that a screen reader sees. */
    [part~='expand-cell'] span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }

    @media (forced-colors: active) {
      [part~='blame-filter'][aria-pressed='true'],
      [part~='row'][aria-selected='true'] {
        outline: 2px solid Highlight;
        outline-offset: -2px;
      }
    }

    @media print {
      :host,
      [part='list'],
      [part='scroller'],
      #head,
      #limit {
        position: static;
        block-size: auto !important;
        max-block-size: none !important;
        overflow: visible;
        container-type: normal;
      }

      [part='bulk-bar'],
      [part~='filters'],
      [part~='pause-button'],
      [part~='expand-cell'],
      [part~='new-calls-button'] {
        display: none;
      }
    }
  `,
  actionStyles, // last, so that its focus ring is not reset with the list
];
