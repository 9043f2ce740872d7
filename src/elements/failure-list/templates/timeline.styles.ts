import { css } from 'lit';

export const timelineStyles = css`
  [part~='bar'] {
    color: var(--_osm-hue);
    stroke: none;
  }

  pattern > rect {
    fill: color-mix(in srgb, var(--_osm-hue) 28%, var(--_osm-surface));
    stroke: none;
  }

  pattern > path {
    stroke: var(--_osm-hue);
    stroke-linecap: square;
    stroke-width: 1.25;
  }

  .caller {
    --_osm-hue: var(--osm-blame-caller, light-dark(#174a94, #b1ceff));
  }

  .carrier {
    --_osm-hue: var(--osm-blame-carrier, light-dark(#743f00, #ffcf94));
  }

  .environment {
    --_osm-hue: var(--osm-blame-environment, light-dark(#0d5a41, #9ae3c1));
  }

  .unknown {
    --_osm-hue: var(--osm-blame-unknown, var(--_osm-muted));
  }

  [part='timeline'] {
    position: relative;
    display: grid;
    flex: none;
    grid-auto-columns: minmax(0, 1fr);
    grid-auto-flow: column;
    align-items: end;
    block-size: 44px;
    margin-inline: 1em;
    border-block-end: 1px solid var(--_osm-border);
    cursor: crosshair;
    touch-action: pan-y;
    user-select: none;
  }

  [part='marks'] {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
    pointer-events: none;
    stroke: none;
  }

  [part='range'] {
    fill: color-mix(in srgb, var(--osm-focus, light-dark(#1f5fd0, #8ab4ff)) 14%, transparent);
    stroke: var(--osm-focus, light-dark(#1f5fd0, #8ab4ff));
    stroke-width: 1;
  }

  [part='active-bin'] {
    display: none;
    fill: none;
    stroke: var(--osm-focus, light-dark(#1f5fd0, #8ab4ff));
    stroke-width: 2;
  }

  [part='timeline']:focus-visible [part='active-bin'] {
    display: initial;
  }

  [part='now'] {
    stroke: var(--_osm-accent);
    stroke-width: 1.5;
  }

  [part~='bin'] {
    position: relative;
    justify-self: center;
    inline-size: calc(100% - 2px);
    max-inline-size: 1.25em;
    block-size: 100%;
    pointer-events: none;
  }

  [part~='bin'] > [part~='bar'] {
    stroke: var(--_osm-surface); /* between pieces that lie on each other */
    stroke-width: 1;
  }

  [part~='outside'] {
    opacity: 0.4;
  }

  [part='period'] {
    position: relative;
    flex: none;
    block-size: 1.75em; /* empty until all calls are read: the rows must not jump then */
    margin: 0 calc(1em / 0.8125) 0.375em;
    color: var(--_osm-muted);
    font-size: 0.8125em;
  }

  [part='axis'] {
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
    fill: currentcolor;
    stroke: none;
  }

  [data-room~='narrow'] > [part='period'] text:nth-of-type(even):not(:last-of-type) {
    display: none;
  }

  /* In a narrow list, further lines lie over the filters for as long as they are read. */
  [part='bin-value'] {
    position: absolute;
    z-index: 2;
    inset: 0.25em 0 auto;
    visibility: hidden;
    background: var(--_osm-surface);
  }

  [part='timeline']:is(:hover, :focus-visible) + [part='period'] > [part='axis'] {
    visibility: hidden;
  }

  [part='timeline']:is(:hover, :focus-visible) + [part='period'] > [part='bin-value'] {
    visibility: visible;
  }

  @media (forced-colors: active) {
    /* Colours of pictures are forced, too, unless they are system colours already. */
    [part~='bar'],
    pattern,
    pattern > *,
    [part='marks'] > * {
      forced-color-adjust: none;
    }

    [part~='bar'] {
      color: CanvasText;
      stroke: Canvas;
    }

    pattern > rect {
      fill: Canvas;
    }

    pattern > path {
      stroke: CanvasText;
    }

    [part~='outside'] {
      opacity: 0.6;
    }

    [part='active-bin'] {
      stroke: CanvasText;
    }

    [part='range'] {
      fill: none;
      stroke: Highlight;
      stroke-width: 2;
    }

    [part='now'] {
      stroke: Highlight;
    }
  }
`;
