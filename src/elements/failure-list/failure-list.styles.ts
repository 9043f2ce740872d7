import { css } from 'lit';

import { badgeStyles } from '../blame-badge/badge.js';
import { actionStyles } from '../shared/actions.js';
import { boxTokens, inkTokens, reset } from '../shared/tokens.js';
import { barStyles } from './templates/bars.styles.js';
import { gridStyles } from './templates/grid.styles.js';
import { overviewStyles } from './templates/overview.styles.js';
import { statesStyles } from './templates/states.styles.js';

const listStyles = css`
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

  strong {
    color: var(--_osm-text);
    font-weight: 600;
  }

  p {
    margin: 0;
    max-inline-size: 75ch;
  }
`;

const focusAndColourStyles = css`
  [part~='new-calls-button']:focus-visible,
  [role='row']:focus-visible {
    outline-offset: -2px;
  }

  @media (forced-colors: active) {
    [part~='blame-filter'][aria-pressed='true'],
    [part~='row'][aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

const printStyles = css`
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
`;

/** Later rules win over earlier ones of the same specificity: print overrides the rest, and focus rings survive the reset. */
export const styles = [
  badgeStyles,
  listStyles,
  overviewStyles,
  statesStyles,
  gridStyles,
  barStyles,
  focusAndColourStyles,
  printStyles,
  actionStyles,
];
