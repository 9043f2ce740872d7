/** The part above the rows: number of failures, counts by blame, notices, timeline and filters. */
import type { TemplateResult } from 'lit';
import { html, nothing, svg } from 'lit';

import { blameLabel } from '../../../catalog/describe.js';
import { fillCount, formatShare } from '../../../catalog/fill.js';
import { hasRates } from '../../../catalog/rates.js';
import type { LikelyBlame } from '../../../catalog/vocabulary.js';
import { BLAMES } from '../../../catalog/vocabulary.js';
import { formatOften } from '../../../format/facts.js';
import type { Notice } from '../../../ledger/notices.js';
import { BLAME_ICONS } from '../../shared/icons.js';
import type { ListSnapshot } from '../list-model.js';
import { barFill, barPatterns, percent } from './bar-patterns.js';
import type { FilterBarOptions } from './filters.js';
import { filterBar } from './filters.js';
import type { ListHandlers } from './handlers.js';
import { noticeList, noticesButton } from './notices.js';
import { timelineControl } from './timeline.js';

/** Options of the overview. */
export interface OverviewOptions {
  /** Level of the heading. */
  readonly level: number;
  readonly isPaused: boolean;
  /** The notices to show; none while they are closed. */
  readonly notices: readonly Notice[];
  readonly filters: FilterBarOptions;
  /** Whether the counts by blame are shown without their labels. */
  readonly areCountsFolded: boolean;
}

/** Headline, and counts and filters if any calls failed. While calls are still being read, no numbers are shown. */
export function overview(snapshot: ListSnapshot, options: OverviewOptions, handlers: ListHandlers): TemplateResult {
  return html`
    ${headline(snapshot, options, handlers)}
    ${
      snapshot.summary.failures === 0
        ? nothing
        : html`
            ${noticeList(snapshot, options.notices, handlers)}
            ${blameCounts(snapshot, options, handlers)}
            ${snapshot.timeline === null ? nothing : timelineControl(snapshot, snapshot.timeline, handlers.timeline)}
            ${filterBar(snapshot, options.filters, handlers)}
          `
    }
  `;
}

/** "37 failed calls, 3.1% of 1,200 calls", and the pause button. */
function headline(
  snapshot: ListSnapshot,
  { level, isPaused, notices }: OverviewOptions,
  handlers: ListHandlers,
): TemplateResult {
  const { words, lang, summary, isPartial } = snapshot;
  const { failures } = summary;
  const hasCount = failures > 0 && !isPartial;
  return html`
    <div part="headline">
      <div part="heading" role="heading" aria-level=${level}>${hasCount ? fillCount(words.failures, { count: failures }, lang) : words.label}</div>
      ${isPartial ? html`<span>${words.reading}</span>` : nothing}
      ${rate(snapshot)} ${noticesButton(snapshot, notices.length > 0, handlers)}
      <button part="pause-button" type="button" @click=${handlers.togglePause}>${isPaused ? words.resume : words.pause}</button>
    </div>
  `;
}

function rate({ words, lang, summary, isPartial }: ListSnapshot): TemplateResult | typeof nothing {
  const { failures, totalCalls: total } = summary;
  if (isPartial || !hasRates(failures, total)) return nothing;
  const share = formatShare(failures / total, lang);
  return html`<span part="rate">${fillCount(words.rate, { rate: share, count: total }, lang)}</span>`;
}

/** A stacked bar of the counts by blame, and the same counts in words, each of which is a filter. */
function blameCounts(
  snapshot: ListSnapshot,
  { areCountsFolded }: OverviewOptions,
  handlers: ListHandlers,
): TemplateResult {
  const { words, summary, choice, isPartial } = snapshot;
  const present = BLAMES.filter((blame) => summary.byBlame[blame] > 0 || choice.blame === blame);
  return html`
    <svg part="blame-bar" aria-hidden="true">${barPatterns()}${isPartial ? nothing : blameBars(snapshot, present)}</svg>
    <div part="blames" role="group" aria-label=${words.byBlame}>
      ${present.map((blame) => blameFilter(blame, snapshot, areCountsFolded, handlers))}
    </div>
  `;
}

/** The segments: each as wide as its share, less a gap, and with the pattern of the timeline's bars. */
function blameBars({ summary }: ListSnapshot, present: readonly LikelyBlame[]): readonly unknown[] {
  const { byBlame, failures } = summary;
  let end = 0;
  return present.map((blame) => {
    const start = end;
    const share = (byBlame[blame] / failures) * 100;
    end += share;
    const width = percent(Math.max(0, share - 0.3));
    return svg`<rect part=${`bar ${blame}`} fill=${barFill(blame)} x=${percent(start)} width=${width} height="100%"></rect>`;
  });
}

function blameFilter(
  blame: LikelyBlame,
  { lang, summary, choice, isPartial }: ListSnapshot,
  isFolded: boolean,
  { choose }: ListHandlers,
): TemplateResult {
  const isChosen = choice.blame === blame;
  const label = blameLabel(blame, { lang });
  const count = isPartial ? '' : formatOften(summary.byBlame[blame], lang);
  const name = isFolded ? `${label} ${count}` : nothing;
  return html`<button
    part="blame-filter ${blame}"
    type="button"
    aria-label=${name}
    aria-pressed=${isChosen}
    title=${name}
    @click=${() => choose({ blame: isChosen ? null : blame })}
  >
    <svg viewBox="0 0 16 16" aria-hidden="true"><path d=${BLAME_ICONS[blame]} /></svg>
    ${isFolded ? nothing : label} <strong>${count}</strong>
  </button>`;
}
