import { css } from 'lit';

export const overviewStyles = css`
  [part~='headline'] {
    display: flex;
    flex: none;
    align-items: center;
    gap: 0 0.75em;
    min-block-size: 28px; /* room for the notices button, which must not make the headline higher when it appears */
    padding: 0.75em 1em 0.5em;
  }

  [data-room~='narrow'] > [part='headline'] {
    display: grid;
    grid-template-columns: minmax(0, auto) 1fr auto;
    grid-auto-rows: minmax(28px, auto);
  }

  [data-room~='narrow'] > [part='headline'] > [part='heading'] {
    grid-column: 1 / span 2;
  }

  [data-room~='narrow'] > [part='headline'] > [part='pause-button'] {
    grid-area: 1 / 3;
  }

  [data-room~='narrow'] > [part='headline'] > [part='notices-button'] {
    grid-area: 2 / 1 / auto / span 3;
    justify-self: start;
  }

  /* The rate and the notices button do not fit into one line, and a second line would move the rows. */
  [data-room~='narrow'] > [part='headline'] > [part='rate']:has(~ [part='notices-button']) {
    display: none;
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

  [part~='blames'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em;
    padding: 0.5em 0.5em 0.625em;
  }

  /* As high as a finger needs, the buttons need no room around them: the rows have it. */
  @media (pointer: coarse), (max-width: 480px) {
    [part~='blames'] {
      padding-block: 0;
    }
  }

  [part~='blame-filter'] {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    max-inline-size: 100%;
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

  /* In a low list, the room is for the rows. */
  [data-room~='short'] > :is([part~='blame-bar'], [part='timeline'], [part='period']) {
    display: none;
  }

  [data-room~='short'] > [part~='blames'] {
    padding-block: 0.125em;
  }

  [data-room~='short'][data-room~='narrow'] > [part~='headline'] {
    padding-inline: 0.75em;
  }

  [data-room~='short'][data-room~='narrow'] > [part~='blames'] {
    gap: 0;
    padding-inline: 0.5em;
    container-type: inline-size;
  }

  [data-room~='short'][data-room~='narrow'] > [part~='blames'] > button {
    justify-content: center;
    min-inline-size: 44px;
    padding-inline: 0.375em;
  }

  /* Each number under its icon: side by side, five of them would need a second line. */
  @container (max-width: 17.5em) {
    [data-room~='short'][data-room~='narrow'] > [part~='blames'] > button {
      flex-direction: column;
      gap: 0;
      padding-inline: 0;
      line-height: 1.25;
    }
  }

  [data-room~='short'] > [part~='headline'] {
    padding-block: 0.375em 0;
  }

  [data-room~='short'] > [part~='headline'] > [part~='pause-button'] {
    font-size: 0.8125em;
  }

  [data-room='short narrow'] > [part~='headline'] > [part~='pause-button'],
  [data-room='short narrow tiny'] > [part~='headline'] > [part~='pause-button'] {
    max-inline-size: 7em;
    line-height: 1.25;
  }

  [data-room~='short'] > [part~='headline'] > [part='rate'] {
    font-size: 0.875em;
  }

  [data-room~='narrow'] > [part='headline'] > [part='rate'] {
    grid-column: 1 / span 3;
  }

  [part='notices-button'] {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    min-inline-size: 0;
    color: var(--_osm-text);
    font-weight: 600;
    text-align: start;
  }

  [part='notice-icon'] {
    flex: none;
    color: var(--_osm-accent);
  }

  [part='notices'] {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  [part='notice'] {
    display: flex;
    gap: 0.625em;
    margin: 0 1em 0.625em;
    padding: 0.5em 0.875em;
    border: 1px solid var(--_osm-border);
    border-inline-start: 0.25em solid var(--_osm-accent);
    border-radius: calc(var(--_osm-radius) * 0.75);
  }

  [part='notice'] > svg {
    margin-block-start: 0.25em;
  }

  [part='notice'] p,
  [part='last-seen'] {
    color: var(--_osm-muted);
  }

  [part='notice-button'] {
    margin-inline-start: 0.25em;
    color: var(--_osm-text);
    text-decoration: underline;
  }

  [part='notice-button'][aria-pressed='true'] {
    font-weight: 600;
  }
`;
