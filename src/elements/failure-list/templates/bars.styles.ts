import { css } from 'lit';

export const barStyles = css`
  [part~='new-calls-button'] {
    flex: none; /* a button's least height is less than its text's */
    padding: 0.375em 1em;
    border-block-start: 1px solid var(--_osm-border);
    border-radius: 0;
    background: var(--_osm-surface-2);
    color: var(--_osm-text);
    font-weight: 600;
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

  [part~='status'] {
    min-block-size: 1lh; /* empty until all calls are read */
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
`;
