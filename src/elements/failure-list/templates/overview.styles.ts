import { css } from 'lit';

export const overviewStyles = css`
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

  [part~='headline'] > span {
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
    min-block-size: 1lh; /* empty until all calls are read: the rows must not jump then */
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
`;
