import { css } from 'lit';

export const barStyles = css`
  [part~='new-calls-button'] {
    flex: none; /* the minimum height of a button is less than that of its text */
    align-self: center;
    padding: 0 0.875em;
    border: 1px solid var(--_osm-text);
    border-radius: 2em;
    background: var(--_osm-surface);
    color: var(--_osm-text);
    font-weight: 600;
  }

  [part='list'] > [part~='new-calls-button'] {
    margin: 1em;
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
    min-block-size: 28px; /* the same height while it is empty, and with the button for new calls */
  }

  [data-room~='short'] [part~='status'] {
    padding-block: 0;
  }

  /* While filters are active, the count is beside them. They are not printed, but the count is. */
  @media not print {
    [part~='filters']:has([part='chosen']) ~ #foot > [part~='status'] > [part='shown-count'] {
      display: none;
    }
  }

  [part='bulk-bar'] {
    padding-block: 0.75em;
    background: var(--_osm-surface-2);
  }

  [part='bulk-bar'] button,
  [part~='status'] button {
    font-size: 1em;
  }

  [part='question'],
  [part='left-out'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375em 0.625em;
  }

  [part='left-out-filter'] {
    padding-inline: 0.5em;
    border-color: transparent;
    color: inherit;
    font-weight: 400;
    text-decoration: underline dotted;
    text-underline-offset: 0.25em;
  }

  [part='left-out-filter']:hover,
  [part='left-out-filter'][aria-pressed='true'] {
    color: var(--_osm-text);
    text-decoration-style: solid;
  }

  [part='left-out-filter'][aria-pressed='true'] {
    border-color: var(--_osm-border);
    background: var(--_osm-surface);
    font-weight: 600;
    text-decoration: none;
  }

  [part='row-status'] a {
    font-size: 1em;
    font-weight: 400;
    line-height: inherit;
    white-space: nowrap;
  }

  progress {
    flex: 0 1 8em;
    min-inline-size: 4em;
    accent-color: var(--_osm-action);
  }

  [part='failed-calls'] {
    flex-basis: 100%;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  [part='failed-id'] {
    color: var(--_osm-text);
  }

  [part~='pages'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1em;
    margin-inline-start: auto;
  }
`;
