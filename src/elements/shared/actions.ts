/** Styles of buttons and links, shared by the banner and the list. */

import { css } from 'lit';

export const actionStyles = css`
  [part='action-bar'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 0.75em;
  }

  button,
  a {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_osm-muted);
    font: inherit;
    font-size: 0.875em;
    line-height: 24px;
    overflow-wrap: break-word; /* a label wraps between words where that is possible */
    text-underline-offset: 0.25em;
    cursor: pointer;
  }

  /* :where() keeps the specificity low, so that the rules for buttons below win. */
  :where(a, button):hover {
    text-decoration: underline;
  }

  /* Secondary buttons: less prominent than the primary one, but recognisable as buttons by border and surface. */
  :is(
    [part='copy-button'],
    [part='copy-menu-button'],
    [part='cancel-button'],
    [part~='pause-button'],
    [part='reload-button'],
    [part='clear-button'],
    [part='decline-button'],
    [part~='pages'] button
  ) {
    padding: 0.125em 0.75em;
    border: 1px solid color-mix(in srgb, var(--_osm-muted) 45%, var(--_osm-surface));
    border-radius: calc(var(--_osm-radius) * 0.75);
    background: var(--_osm-surface);
    color: var(--_osm-text);

    &:hover {
      background: var(--_osm-surface-2);
      text-decoration: none;
    }
  }

  [popover] {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 0.25em;
    border: 1px solid var(--_osm-border);
    border-radius: var(--_osm-radius);
    background: var(--_osm-surface);
    box-shadow: 0 0.25em 1em rgb(0 0 0 / 20%);
    color: var(--_osm-text);
  }

  [part='retry-button'],
  [part='confirm-button'],
  [part='again-button'] {
    padding: 0.2em 0.875em;
    border: 1px solid transparent;
    border-radius: calc(var(--_osm-radius) * 0.75);
    background: var(--_osm-action);
    color: var(--osm-on-action, var(--_osm-surface));
    font-weight: 600;
  }

  [aria-disabled='true'] {
    border-color: var(--_osm-border);
    background: var(--_osm-surface-2);
    color: var(--_osm-muted);
    cursor: default;
  }

  /* Touch targets of 44 px: WCAG 2.5.5. */
  @media (pointer: coarse), (max-width: 480px) {
    button,
    [part='action-bar'] a {
      min-block-size: 44px;
    }

    [part='action-bar'] a {
      line-height: 44px;
    }
  }

  :focus-visible {
    outline: 2px solid var(--osm-focus, light-dark(#1f5fd0, #8ab4ff));
    outline-offset: 2px;
  }
`;
