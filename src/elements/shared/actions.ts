/** Buttons and links, as the banner and the list draw them. */

import { css } from 'lit';

export const actionStyles = css`
  [part='action-bar'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375em 1.125em;
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
    text-underline-offset: 0.25em;
    cursor: pointer;
  }

  /* No stronger than what follows: a main button and a pending one look the same under the pointer. */
  :where(a, button):hover {
    text-decoration: underline;
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

  :focus-visible {
    outline: 2px solid var(--osm-focus, light-dark(#1f5fd0, #8ab4ff));
    outline-offset: 2px;
  }
`;
