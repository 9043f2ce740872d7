import { css } from 'lit';

export const gridStyles = css`
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
`;
