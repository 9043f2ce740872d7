import { css } from 'lit';

export const groupRowStyles = css`
  [part~='group-row'] {
    display: flex;
    gap: 0.75em;
    padding: 0.5em 1em;
    border-block-end: 1px solid var(--_osm-border);
    background: var(--_osm-surface-2);
    color: var(--_osm-muted);
  }

  /* Undoes the placement beside the text that calls have in narrow lists. */
  [part~='group-row'] > [part~='select-cell'] {
    flex: none;
    margin-inline-start: 0;
  }

  [part='group-cell'] {
    display: flex;
    flex: auto;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.125em 1em;
    min-inline-size: 0;
    font-size: 0.875em;
  }

  [part='group-name'] {
    font-size: calc(0.9375em / 0.875);
  }

  [part='group-trend'] {
    flex: none;
    inline-size: 6em;
    block-size: 1.25em;
    color: var(--_osm-muted);
  }

  [dir='rtl'] [part='group-trend'] {
    transform: scaleX(-1);
  }

  [part='group-retry-button'] {
    margin-inline-start: auto;
    padding: 0 0.75em;
    border: 1px solid var(--_osm-border);
    border-radius: calc(var(--_osm-radius) * 0.75);
    background: var(--_osm-surface);
    color: var(--_osm-text);
    font-size: 1em;
    font-weight: 600;
  }

  [part='group-notice'] {
    flex-basis: 100%;
    max-inline-size: 90ch;
  }

  /* The exact time beside "4 min. ago" is for screen readers; others see it in the tooltip. */
  [part='exact-time'] {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  /* The targets of its check box and of the next row's do not overlap. */
  @media (pointer: coarse), (max-width: 480px) {
    [part~='group-row'] {
      padding-block: 1em;
    }
  }
`;
