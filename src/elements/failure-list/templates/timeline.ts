/** When calls failed: bars stacked by blame along a time axis, as a control that chooses a range. */
import type { TemplateResult } from 'lit';
import { html, nothing, svg } from 'lit';

import { directionOf } from '../../../catalog/registry.js';
import { BLAMES } from '../../../catalog/vocabulary.js';
import type { BlameCounts } from '../../../ledger/blame-index.js';
import { isBounded } from '../../../ledger/time-range.js';
import type { ListSnapshot } from '../list-model.js';
import type { ListTimeline } from '../list-timeline.js';
import type { Bins } from '../timeline-bins.js';
import { binsInRange, isInBins, placeOn } from '../timeline-bins.js';
import { barFill, percent } from './bar-patterns.js';
import { tickTexts } from './timeline-ticks.js';
import { binsText } from './timeline-words.js';

/** The bins that a person has reached on the timeline. */
export interface TimelineState {
  /** The bin that the keys have reached. */
  readonly active: number;
  /** The bin that is pointed at; null for none. */
  readonly pointed: number | null;
  /** The bins of a range that is being chosen; null where none is. */
  readonly choosing: Bins | null;
}

/** The actions of a person on the timeline. */
export interface TimelineHandlers {
  readonly keydown: (event: KeyboardEvent) => void;
  readonly pointerdown: (event: PointerEvent) => void;
  readonly pointermove: (event: PointerEvent) => void;
  readonly pointerup: (event: PointerEvent) => void;
  readonly pointercancel: () => void;
  readonly pointerleave: () => void;
}

/** Bars and times are only shown when all calls are read, but their room is reserved. */
export function timelineControl(
  snapshot: ListSnapshot,
  timeline: ListTimeline,
  control: TimelineState & TimelineHandlers,
): TemplateResult {
  if (snapshot.isPartial)
    return html`<div part="timeline" aria-hidden="true"></div><div part="period" aria-hidden="true"></div>`;
  const { words } = snapshot;
  const { active, pointed, choosing } = control;
  const textOf = (bin: number) => binsText({ first: bin, last: bin }, false, snapshot, timeline);
  const text = choosing ? binsText(choosing, true, snapshot, timeline) : textOf(active);
  const pointedText = pointed === null || choosing ? text : textOf(pointed);
  return html`
    <div
      part="timeline"
      role="slider"
      tabindex="0"
      aria-label=${words.overTime}
      aria-describedby="timeline-keys"
      aria-valuemin="1"
      aria-valuemax=${timeline.counts.length}
      aria-valuenow=${active + 1}
      aria-valuetext=${text}
      @keydown=${control.keydown}
      @pointerdown=${control.pointerdown}
      @pointermove=${control.pointermove}
      @pointerup=${control.pointerup}
      @pointercancel=${control.pointercancel}
      @pointerleave=${control.pointerleave}
    >
      ${marks(snapshot, timeline, control)} ${bars(snapshot, timeline, choosing)}
    </div>
    <div part="period" aria-hidden="true">
      <svg part="axis">${tickTexts(snapshot, timeline)}</svg><span part="bin-value">${pointedText}</span>
    </div>
    <span id="timeline-keys" hidden>${words.overTimeKeys}</span>
  `;
}

/** Behind the bars: the chosen range, the bin that the keys have reached, and the current time. */
function marks(
  { range, lang }: ListSnapshot,
  timeline: ListTimeline,
  { active, choosing }: TimelineState,
): TemplateResult {
  const count = timeline.counts.length;
  const isMirrored = directionOf(lang) === 'rtl';
  const box = (part: string, { first, last }: Bins) => {
    const start = isMirrored ? count - 1 - last : first;
    return svg`<rect part=${part} x=${percent((start / count) * 100)} width=${percent(((last - first + 1) / count) * 100)} height="100%"></rect>`;
  };
  const chosen = choosing ?? (isBounded(range) ? binsInRange(timeline, range) : null);
  return html`<svg part="marks" aria-hidden="true">
    ${chosen ? box('range', chosen) : nothing} ${box('active-bin', { first: active, last: active })}
    ${timeline.now === null ? nothing : nowLine(placeOn(timeline, timeline.now), isMirrored)}
  </svg>`;
}

function nowLine(place: number, isMirrored: boolean): unknown {
  const x = percent((isMirrored ? 1 - place : place) * 100);
  return svg`<line part="now" x1=${x} x2=${x} y2="100%"></line>`;
}

function bars({ range }: ListSnapshot, timeline: ListTimeline, choosing: Bins | null): TemplateResult[] {
  const totals = timeline.counts.map(totalOf);
  const most = Math.max(1, ...totals);
  const chosen = choosing ?? (isBounded(range) ? binsInRange(timeline, range) : null);
  return timeline.counts.map((counts, bin) => {
    const isOutside = chosen !== null && !isInBins(bin, chosen);
    return html`<svg part=${isOutside ? 'bin outside' : 'bin'} aria-hidden="true">${stack(counts, totals[bin] ?? 0, most)}</svg>`;
  });
}

const totalOf = (counts: BlameCounts): number => BLAMES.reduce((sum, blame) => sum + counts[blame], 0);

/** The minimum height of a segment, so that one call among a thousand is visible. */
const LEAST_HEIGHT = 8;

/** In the order of the blames, the first one at the bottom. */
function stack(counts: BlameCounts, total: number, most: number): unknown[] {
  const height = Math.max(LEAST_HEIGHT, (total / most) * 100);
  let top = 100;
  return BLAMES.filter((blame) => counts[blame] > 0).map((blame) => {
    const share = (counts[blame] / total) * height;
    top -= share;
    return svg`<rect part=${`bar ${blame}`} fill=${barFill(blame)} y=${percent(top)} width="100%" height=${percent(share)}></rect>`;
  });
}
