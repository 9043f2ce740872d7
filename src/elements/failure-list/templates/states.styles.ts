import { css } from 'lit';

export const statesStyles = css`
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
`;
