/** Buttons and links, as the banner and the list draw them. */
import { css } from 'lit';

export const actionStyles = css`
  [part~='action-bar'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375em 1.125em;
  }

  button,
  a {
    min-block-size: 24px;
    box-sizing: border-box;
    font: inherit;
    font-size: 0.875em;
    line-height: 1.5;
    cursor: pointer;
  }

  a {
    display: inline-flex;
    align-items: center;
    color: var(--_osm-text);
    text-decoration: underline;
    text-decoration-color: color-mix(in srgb, currentcolor 35%, transparent);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.25em;
  }

  button {
    padding: 0;
    border: 0;
    border-radius: 0.25em;
    background: none;
    color: var(--_osm-muted);
  }

  a:hover,
  button:hover {
    color: var(--_osm-text);
    text-decoration: underline;
    text-decoration-color: currentcolor;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.25em;
  }

  [part~='retry-button'] {
    min-block-size: 32px;
    padding: 0.25em 0.875em;
    border: 1px solid transparent;
    border-radius: calc(var(--_osm-radius) * 0.75);
    background: var(--_osm-action);
    color: var(--_osm-on-action);
    font-weight: 600;
  }

  [part~='retry-button']:hover {
    background: color-mix(in srgb, var(--_osm-action) 86%, var(--_osm-surface));
    color: var(--_osm-on-action);
    text-decoration: none;
  }

  [aria-disabled='true'],
  [aria-disabled='true']:hover {
    border-color: var(--_osm-border);
    background: var(--_osm-surface-2);
    color: var(--_osm-muted);
    cursor: default;
    text-decoration: none;
  }

  :focus-visible {
    outline: 2px solid var(--_osm-focus);
    outline-offset: 2px;
  }

  @media (forced-colors: active) {
    [part~='retry-button'] {
      border-color: ButtonText;
    }
  }
`;
