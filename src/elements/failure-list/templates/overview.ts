/** What stands above the rows: how many, whose problem, what is over the line, and the filters. */
import type { TemplateResult } from 'lit';
import { html, nothing, svg } from 'lit';

import { blameLabel, describeFailureReason } from '../../../catalog/describe.js';
import type { Plural } from '../../../catalog/english.js';
import type { list as english } from '../../../catalog/english-list.js';
import { fill, fillCount, formatShare } from '../../../catalog/fill.js';
import { BLAMES } from '../../../catalog/vocabulary.js';
import { formatMoment, formatOften } from '../../../format/facts.js';
import { hasRates } from '../../../ledger/notices.js';
import type { Summary } from '../../../ledger/summary.js';
import type { Timeline } from '../../../ledger/timeline.js';
import { BLAME_ICONS } from '../../shared/icons.js';
import type { FilterChoice } from '../events.js';

/** The list's sentences, in some language. */
export type Say = { readonly [K in keyof typeof english]: (typeof english)[K] extends string ? string : Plural };

/** Takes over part of what a person wants to see. */
export type Choose = (choice: Partial<FilterChoice>) => void;

export interface OverviewContext {
  readonly say: Say;
  readonly lang: string;
  readonly summary: Summary;
  readonly choice: FilterChoice;
  readonly level: number;
}

/** "37 failed calls, 3.1% of 1,200 calls", and the pause button. */
export function headline(
  { say, lang, summary, level }: OverviewContext,
  paused: boolean,
  toggle: () => void,
): TemplateResult {
  const { failures, totalCalls: total } = summary;
  return html`
    <div part="headline">
      <div part="heading" role="heading" aria-level=${level}>${failures > 0 ? fillCount(say.failures, { count: failures }, lang) : say.label}</div>
      ${hasRates(failures, total) ? html`<span part="rate">${fill(say.rate, { rate: formatShare(failures / total, lang, 1), total }, lang)}</span>` : nothing}
      <button part="pause-button" type="button" @click=${toggle}>
        ${paused ? say.resume : say.pause}
      </button>
    </div>
  `;
}

/** A bar of the counts by blame, and the same counts in words: each of them is a filter. */
export function blamePicture({ say, lang, summary, choice }: OverviewContext, choose: Choose): TemplateResult {
  const { byBlame, failures } = summary;
  const present = BLAMES.filter((blame) => byBlame[blame] > 0 || choice.blame === blame);
  let left = 0;
  const bars = present.map((blame) => {
    const width = (byBlame[blame] / failures) * 1000;
    left += width;
    return svg`<rect part=${`bar ${blame}`} x=${left - width} width=${Math.max(0, width - 3)} height="10"></rect>`;
  });
  return html`
    <svg part="blame-bar" viewBox="0 0 997 10" preserveAspectRatio="none" aria-hidden="true">${bars}</svg>
    <div part="blames" role="group" aria-label=${say.byBlame}>
      ${present.map((blame) => {
        const on = choice.blame === blame;
        return html`<button
          part="blame-filter ${blame}"
          type="button"
          aria-pressed=${on}
          @click=${() => choose({ blame: on ? null : blame })}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true"><path d=${BLAME_ICONS[blame]} /></svg>${blameLabel(blame, { lang })}
          <strong>${formatOften(byBlame[blame], lang)}</strong>
        </button>`;
      })}
    </div>
  `;
}

/** When calls failed, as a row of bars; in words for those who cannot see them. */
export function timelineOf(
  { say, lang }: OverviewContext,
  timeline: Timeline | null,
  utc: boolean,
): TemplateResult | typeof nothing {
  if (!timeline) return nothing;
  const { from, to, counts } = timeline;
  const count = Math.max(...counts);
  const at = (ms: number) => formatMoment(ms, lang, utc);
  const peak = from + ((counts.indexOf(count) + 0.5) * (to - from)) / counts.length;
  const bars = counts.map((each, place) => `M${String(place)} 20v-${String((each / count) * 20)}`).join('');
  return html`
    <svg part="timeline" viewBox="-.5 0 ${counts.length} 20" preserveAspectRatio="none" role="img"
      aria-label=${fill(say.timeline, { from: at(from), to: at(to), count, peak: at(peak) }, lang)}><path d=${bars} /></svg>
    <div part="period" aria-hidden="true"><span>${at(from)}</span><span>${at(to)}</span></div>
  `;
}

/** What is over the official page's line, with the page's own next step. */
export function noticeList({ say, lang, summary }: OverviewContext): TemplateResult | typeof nothing {
  if (summary.notices.length === 0) return nothing;
  return html`<ul part="notices" aria-label=${say.notices}>
    ${summary.notices.map(({ reason, text }) => {
      const { title, whatToTry } = describeFailureReason(reason, { lang });
      return html`<li><strong>${title}</strong> ${text}. <span>${whatToTry}</span></li>`;
    })}
  </ul>`;
}

/** Search, reason and verdict. The blame's filter is the picture's. */
export function filterBar({ say, lang, summary, choice }: OverviewContext, choose: Choose): TemplateResult {
  const held = Object.entries(summary.byReason).filter(([reason, count]) => count > 0 || reason === choice.reason);
  const { reason: wanted } = choice;
  const isOffered = wanted === null || held.some(([reason]) => reason === wanted);
  const reasons: [string, number][] = isOffered ? held : [...held, [wanted, 0]];
  const verdict = choice.retryable === null ? '' : String(choice.retryable);
  const verdicts = [['', say.all], ['true', say.retryable], ['false', say.notRetryable]] as const; // prettier-ignore
  return html`
    <div part="filters" role="group" aria-label=${say.filters}>
      <input
        part="query"
        type="search"
        aria-label=${say.query}
        placeholder=${say.query}
        autocomplete="off"
        .value=${choice.query}
        @input=${(event: Event) => choose({ query: valueOf(event) })}
      />
      <select
        part="reason-filter"
        aria-label=${say.reason}
        @change=${(event: Event) => choose({ reason: valueOf(event) || null })}
      >
        <option value="" .selected=${choice.reason === null || nothing}>${say.allReasons}</option>
        ${reasons.map(
          ([reason, count]) =>
            html`<option value=${reason} .selected=${choice.reason === reason || nothing}>
              ${describeFailureReason(reason, { lang }).title} (${formatOften(count, lang)})
            </option>`,
        )}
      </select>
      <select
        part="retryable-filter"
        aria-label=${say.retryVerdict}
        @change=${(event: Event) => choose({ retryable: valueOf(event) === '' ? null : valueOf(event) === 'true' })}
      >
        ${verdicts.map(([value, label]) => html`<option value=${value} .selected=${verdict === value || nothing}>${label}</option>`)}
      </select>
    </div>
  `;
}

const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;
