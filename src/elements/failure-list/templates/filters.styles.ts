import { css } from 'lit';

export const filterStyles = css`
  [part='filters'],
  [part='chosen'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }

  [part='filters'] {
    align-items: start;
    padding: 0 1em 0.75em;
  }

  [part='filters'] > input {
    flex: 1 1 10em;
  }

  [data-room~='short'] > [part='filters'] {
    padding-block-end: 0.5em;
  }

  [data-room~='narrow'] > [part='filters'] > input {
    flex-basis: 6em;
    min-inline-size: 0;
    text-overflow: ellipsis;
  }

  /* The tools in one line down to a list of 240 px. */
  [data-room~='short'][data-room~='narrow'] > [part='filters'] {
    gap: 0.375em;
    padding-inline: 0.75em;
  }

  [data-room~='short'][data-room~='narrow'] > [part='filters'] > :is(input, [part='filters-button']) {
    padding-inline: 0.5em;
  }

  [part='tools'] {
    display: flex;
    flex: 1000 1 34em;
    align-items: start;
    gap: 0.5em;
    min-inline-size: 0;
  }

  [part='choices'] {
    display: grid;
    flex: 1;
    grid-template-columns: repeat(auto-fit, minmax(min(6.5em, 100%), 1fr));
    gap: 0.5em;
  }

  [part='choices'][hidden] {
    display: none;
  }

  [part='choices'] > select {
    text-overflow: ellipsis;
  }

  /* Each select is as wide as its chosen option, so that nothing is cut off. Otherwise all have the same width. */
  @supports (field-sizing: content) {
    [part='choices']:not([hidden]) {
      display: flex;
      flex-wrap: wrap;
    }

    [part='choices'] > select {
      flex: 0 1 auto;
      max-inline-size: 100%;
      field-sizing: content;
    }
  }

  [part='chosen'] {
    flex-basis: 100%;
    align-items: center;
    gap: 0.25em 0.5em;
  }

  [part='filtered-count'] {
    margin-inline-end: 0.25em;
    color: var(--_osm-muted);
    font-size: 0.875em;
  }

  /* Folded filters open below the line of their button. */
  [part='filters-button'] ~ [part='tools'] {
    display: contents;
  }

  [part='filters-button'] ~ [part='tools'] > [part='choices'] {
    flex-basis: 100%;
  }

  [part='filters-button'] ~ [part='tools'] > [part='choices'],
  [part='filters-button'] ~ [part='chosen'] {
    order: 1;
  }

  [part='filters-button'],
  [part='export-button'],
  [part='chip'],
  [part='clear-button'] {
    padding: 0.125em 0.75em;
    border: 1px solid var(--_osm-border);
    border-radius: calc(var(--_osm-radius) * 0.75);
    color: var(--_osm-text);
  }

  [part='filters-button'],
  [part='export-button'] {
    min-block-size: 2.25em;
    font-weight: 600;
  }

  [part='export-button'] {
    display: inline-flex;
    align-items: center;
    gap: 0.375em;
  }

  /* Only the icon, if there is little room. */
  [data-room~='narrow'] [part='export-button'] {
    justify-content: center;
    min-inline-size: 44px;
    padding-inline: 0;
  }

  [data-room~='narrow'] [part='export-button'] > span {
    display: none;
  }

  [part='export-menu']:popover-open {
    display: grid;
    gap: 0.125em;
  }

  [part='export-scope'] {
    padding: 0.25em 0.75em;
    color: var(--_osm-muted);
    font-size: 0.8125em;
  }

  [part='export-item'] {
    padding: 0.125em 0.75em;
    border-radius: calc(var(--_osm-radius) * 0.75);
    color: var(--_osm-text);
    text-align: start;
  }

  @media (pointer: coarse), (max-width: 480px) {
    input[part='query'],
    [part='choices'] > select,
    [part='filters-button'],
    [part='export-button'] {
      min-block-size: 44px;
    }
  }

  [part='export-item']:hover,
  [part='filters-button']:hover,
  [part='export-button']:hover,
  [part='chip']:hover,
  [part='clear-button']:hover {
    background: var(--_osm-surface-2);
    text-decoration: none;
  }

  [part='chip'] {
    display: inline-flex;
    align-items: center;
    gap: 0.375em;
    max-inline-size: 100%;
    border-radius: 2em;
    background: var(--_osm-surface-2);
    text-align: start;
  }

  [part='chip'] svg {
    flex: none;
    color: var(--_osm-muted);
  }

  [part='clear-button'] {
    border-color: transparent;
    font-weight: 600;
  }
`;
