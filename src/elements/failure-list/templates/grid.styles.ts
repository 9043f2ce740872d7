import { css } from 'lit';

import { visuallyHidden } from '../../shared/tokens.js';

export const gridStyles = css`
  [part='scroller'] {
    flex: auto;
    min-block-size: 6em;
    overflow: auto;
    overscroll-behavior: contain;
    scroll-padding-block-start: 2.5em; /* the sticky header must not cover the row that gets the focus */
    border-block: 1px solid var(--_osm-border);
    container-type: inline-size;
  }

  /* As high as the rows, up to the maximum. The rows overflow it, and scroll within the height that the host sets. */
  #limit {
    max-block-size: var(--osm-list-max-height, 30em);
  }

  #foot {
    flex: none;
  }

  /* One scroller where the rows would have too little room in one of their own. No higher than the window: a list without a
     height would be as high as all its rows until it is measured. */
  @media screen {
    [data-room~='tiny'] {
      max-block-size: 100vh;
      overscroll-behavior: contain;
      scroll-padding-block: 2.5em 5em;
    }

    [data-room~='tiny'] > [part='scroller'] {
      flex: none;
      overflow: visible;
    }

    [data-room~='tiny'] #limit {
      max-block-size: none;
    }

    /* On most phones, the headers then fit into one line, which stays at the upper edge. */
    [data-room~='tiny'] [part='sort-label'] {
      display: none;
    }

    [data-room~='tiny'] > #foot {
      position: sticky;
      inset-block-end: 0;
      z-index: 1;
      border-block-start: 1px solid var(--_osm-border);
      background: var(--_osm-surface);
    }
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

  [hidden] {
    display: none !important;
  }

  [part='head-row'],
  [part='row'] {
    display: flex;
    align-items: baseline;
    column-gap: 0.5em;
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

  [data-room~='short'] [part~='row'] {
    row-gap: 0;
    padding-block: 0.25em;
  }

  [part~='row']:hover,
  [part~='row'][aria-selected='true'] {
    background: var(--_osm-surface-2);
  }

  /* A border on each row, not between rows, so that the first rendered row is as high as the rest. */
  [part='row'] {
    border-block-end: 1px solid color-mix(in srgb, var(--_osm-border) 60%, var(--_osm-surface));
  }

  /* The same font size as the headers, so that widths in em match. Long ids and names wrap: nothing is cut off. */
  [part~='cell'] {
    flex: none;
    box-sizing: border-box;
    min-inline-size: 0;
    color: var(--_osm-muted);
    font-size: 0.8125em;
    overflow-wrap: anywhere;
  }

  [part~='time-cell'] {
    flex-basis: 9.25em;
  }

  /* Fits an Arabic date. */
  [dir='rtl'] [part~='time-cell'] {
    flex-basis: 9.75em;
  }

  [part~='reason-cell'] {
    flex: 1 0 20em;
  }

  [part~='call-cell'] {
    flex: 0 1 7.5em;
  }

  [part~='number-cell'] {
    flex-basis: 5.25em;
  }

  [part~='agent-cell'] {
    flex: 0 1 7.5em;
  }

  [part~='channel-cell'] {
    flex-basis: 5.75em;
  }

  [part~='blame-cell'] {
    flex-basis: 14.5em;
  }

  [part~='row'] [part~='badge'] {
    font-size: 0.9231em;
    white-space: normal;
  }

  /* Aligns the label with the baseline of the other cells; otherwise the icon's lower edge would be aligned with it. */
  [part~='row'] [part~='badge-label'] {
    align-self: baseline;
  }

  [part~='duration-cell'] {
    flex-basis: 5.75em;
    text-align: end;
  }

  [part~='select-cell'],
  [part~='expand-cell'] {
    flex-basis: 24px;
    align-self: start;
    font-size: 1em;
  }

  [part='select-target'] {
    display: block;
  }

  [part~='row-title'] {
    margin-inline-end: 0.25em;
    color: var(--_osm-text);
    font-size: 1.0769em;
    font-weight: 600;
  }

  [part~='row-status'] {
    font-weight: 600;
  }

  [part='row-message'] {
    font-weight: 400;
  }

  [part='attempt'] {
    font-size: 0.9em;
    margin-inline-end: 0.25em;
    white-space: nowrap;
  }

  [part~='call-id'] {
    font-family: ui-monospace, monospace;
    font-size: 0.9231em;
  }

  [part='call-link'] {
    min-block-size: 0;
    font-size: 1em;
    line-height: inherit;
    text-decoration: underline;
    text-decoration-color: color-mix(in srgb, currentcolor 40%, transparent);
  }

  [part='call-link']:hover {
    color: var(--_osm-text);
    text-decoration-color: currentcolor;
  }

  [part='channel-icon'] {
    vertical-align: -0.125em;
  }

  [part='head-row'] > * {
    color: var(--_osm-muted);
    font-weight: 600;
  }

  [part='sort-label'] {
    display: none;
    font-size: 0.8125em;
    font-weight: 400;
  }

  [part~='sort-button'] {
    display: inline-flex;
    align-items: center;
    gap: 0.25em;
    min-block-size: 2em;
    font-size: 1em;
    font-weight: inherit;
  }

  [part='zone'] {
    font-weight: 400;
  }

  [aria-sort='ascending'] svg,
  [part~='expand-button'][aria-expanded='true'] svg {
    transform: rotate(180deg);
  }

  [part~='expand-button'] {
    display: grid;
    place-items: center;
    inline-size: 24px;
  }

  [part~='detail'] {
    padding: 0.25em 1em 1em;
  }

  /* Two lines instead of a table: what happened, and under it when and to whom. */
  @container (max-width: 68em) {
    [part='head-row'] > :not([aria-sort], [part~='select-cell'], [part='sort-label']) {
      ${visuallyHidden}
    }

    [part='sort-label'] {
      display: block;
    }

    [part='head-row'] > [aria-sort] {
      flex: none;
      text-align: start;
    }

    /* Out of the flow: the zone may disappear after hydration, which would move the buttons beside it. */
    [part='zone'] {
      position: absolute;
      inset-inline-end: 1.25em;
    }

    [part='head-row'],
    [part='row'] {
      flex-wrap: wrap;
      row-gap: 0.125em;
    }

    [part='row'] > [part~='cell'] {
      flex: 0 1 auto;
      order: 3;
    }

    [part='row']::after {
      flex-basis: 100%;
      order: 2;
      content: '';
    }

    [part='row']
      > :is(
        [part~='select-cell'],
        [part~='reason-cell'],
        [part~='blame-cell'],
        [part~='duration-cell'],
        [part~='expand-cell']
      ) {
      order: 1;
    }

    [part='row'] > [part~='reason-cell'] {
      flex: 1 0 15em;
      font-size: 0.875em;
    }

    [part='row'] > [part~='duration-cell'] {
      flex-basis: 5.75em;
    }

    [part='row'] > [part~='call-cell'] {
      order: 4;
    }

    /* The second line begins under the title, not under the check box. */
    [aria-multiselectable] :is([part='head-row'], [part='row']) {
      padding-inline-start: calc(1.5em + 24px);
    }

    [part~='select-cell'] {
      margin-inline-start: calc(-0.5em - 24px);
    }

    /* In a line of text, the box would stand on its baseline and make the row's first line higher. */
    [part='select-target'] > input {
      display: block;
    }
  }

  /* Two or three lines: what happened; when and to whom; the rest. */
  @container (max-width: 34em) {
    [part='head-row'] > :not([part~='select-cell']) {
      font-size: 0.75em;
    }

    [part='row'] {
      column-gap: 0.375em;
      padding-inline-end: 0.625em; /* as far as the target of the last button reaches */
    }

    [aria-multiselectable] :is([part='head-row'], [part='row']) {
      padding-inline-start: calc(0.75em + 24px);
    }

    [part~='select-cell'] {
      margin-inline-start: calc(-0.375em - 24px);
    }

    [part='row'] > [part~='reason-cell'] {
      flex: 1 1 8em;
    }

    [part='zone'] {
      ${visuallyHidden}
    }

    [part='row'] > [part~='channel-cell'] span {
      ${visuallyHidden}
    }

    /* What does not fit into the second line begins the third: names and ids are not broken before that. */
    [part='row'] > :is([part~='agent-cell'], [part~='blame-cell'], [part~='duration-cell']) {
      flex-basis: auto;
      order: 4;
    }

    [part='row'] > [part~='call-cell'] {
      order: 5;
    }
  }

  /* Touch targets that do not make rows higher. */
  @media (pointer: coarse), (max-width: 480px) {
    [part~='expand-button'] {
      position: relative;
      inline-size: 44px;
      margin: -10px;
    }

    [part='scroller'] {
      scroll-padding-block-start: 46px;
    }

    #head [part~='select-cell'] {
      align-self: center;
    }

    [part~='sort-button'] {
      justify-content: center;
      min-inline-size: 44px;
      min-block-size: 44px;
    }

    [part='select-target'],
    [part='call-link'] {
      position: relative;
    }

    [part='select-target']::after,
    [part='call-link']::after {
      position: absolute;
      content: '';
    }

    [part='select-target']::after {
      inset: -10px;
    }

    /* Upwards, over text alone: the next row lies over what reaches below this one. */
    [part='call-link']::after {
      inset-block-end: -4px;
      left: 50%;
      inline-size: max(100%, 44px);
      block-size: 44px;
      translate: -50%;
    }
  }

  /* The header's text is for screen readers only. */
  [part~='expand-cell'] span {
    ${visuallyHidden}
  }
`;
