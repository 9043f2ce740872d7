/** What stands above the rows: how many, whose problem, what is over the line, and the filters. */
import type { TemplateResult } from 'lit';
import { html, nothing, svg } from 'lit';

import { blameLabel, describeFailureReason } from '../../../catalog/describe.js';
import { fill, fillCount, formatShare } from '../../../catalog/fill.js';
import type { LikelyBlame } from '../../../catalog/vocabulary.js';
import { BLAMES } from '../../../catalog/vocabulary.js';
import { formatMoment, formatOften } from '../../../format/facts.js';
import { hasRates } from '../../../ledger/notices.js';
import type { Timeline } from '../../../ledger/timeline.js';
import { BLAME_ICONS } from '../../shared/icons.js';
import type { ListSnapshot } from '../list-model.js';
import type { ListHandlers } from './handlers.js';

/** The head, and, where calls failed, the counts and filters. While calls are still being read, all of it stands there without numbers. */
export function overview(
  snapshot: ListSnapshot,
  options: { readonly level: number; readonly isPaused: boolean },
  handlers: ListHandlers,
): TemplateResult {
  return html`
    ${headline(snapshot, options, handlers)}
    ${
      snapshot.summary.failures === 0
        ? nothing
        : html`
            ${blameCounts(snapshot, handlers)}
            ${snapshot.timeline === null ? nothing : timeline(snapshot, snapshot.timeline)}
            ${noticeList(snapshot)}
            ${filterBar(snapshot, handlers)}
          `
    }
  `;
}

/** "37 failed calls, 3.1% of 1,200 calls", and the pause button. */
function headline(
  { words, lang, summary, isPartial }: ListSnapshot,
  { level, isPaused }: { readonly level: number; readonly isPaused: boolean },
  { togglePause }: ListHandlers,
): TemplateResult {
  const { failures } = summary;
  const hasCount = failures > 0 && !isPartial;
  return html`
    <div part="headline">
      <div part="heading" role="heading" aria-level=${level}>${hasCount ? fillCount(words.failures, { count: failures }, lang) : words.label}</div>
      ${isPartial ? html`<span>${words.reading}</span>` : nothing}
      ${rate({ words, lang, summary, isPartial })}
      <button part="pause-button" type="button" @click=${togglePause}>${isPaused ? words.resume : words.pause}</button>
    </div>
  `;
}

function rate({
  words,
  lang,
  summary,
  isPartial,
}: Pick<ListSnapshot, 'words' | 'lang' | 'summary' | 'isPartial'>): TemplateResult | typeof nothing {
  const { failures, totalCalls: total } = summary;
  if (isPartial || !hasRates(failures, total)) return nothing;
  return html`<span part="rate">${fill(words.rate, { rate: formatShare(failures / total, lang, 1), total }, lang)}</span>`;
}

/** A bar of the counts by blame, and the same counts in words: each of them is a filter. */
function blameCounts(snapshot: ListSnapshot, handlers: ListHandlers): TemplateResult {
  const { words, summary, choice, isPartial } = snapshot;
  const present = BLAMES.filter((blame) => summary.byBlame[blame] > 0 || choice.blame === blame);
  return html`
    <svg part="blame-bar" viewBox="0 0 997 10" preserveAspectRatio="none" aria-hidden="true">
      ${isPartial ? nothing : blameBars(snapshot, present)}
    </svg>
    <div part="blames" role="group" aria-label=${words.byBlame}>
      ${present.map((blame) => blameFilter(blame, snapshot, handlers))}
    </div>
  `;
}

/** Each as wide as its share of 1000 units, less a gap of 3. */
function blameBars({ summary }: ListSnapshot, present: readonly LikelyBlame[]): readonly unknown[] {
  const { byBlame, failures } = summary;
  let end = 0;
  return present.map((blame) => {
    const start = end;
    const share = (byBlame[blame] / failures) * 1000;
    end += share;
    return svg`<rect part=${`bar ${blame}`} x=${start} width=${Math.max(0, share - 3)} height="10"></rect>`;
  });
}

function blameFilter(
  blame: LikelyBlame,
  { lang, summary, choice, isPartial }: ListSnapshot,
  { choose }: ListHandlers,
): TemplateResult {
  const isChosen = choice.blame === blame;
  return html`<button
    part="blame-filter ${blame}"
    type="button"
    aria-pressed=${isChosen}
    @click=${() => choose({ blame: isChosen ? null : blame })}
  >
    <svg viewBox="0 0 16 16" aria-hidden="true"><path d=${BLAME_ICONS[blame]} /></svg>
    ${blameLabel(blame, { lang })} <strong>${isPartial ? nothing : formatOften(summary.byBlame[blame], lang)}</strong>
  </button>`;
}

/** When calls failed, as a row of bars; in words for those who cannot see them. Bars and times wait until all calls are read. */
function timeline({ words, lang, utc, isPartial }: ListSnapshot, { from, to, counts }: Timeline): TemplateResult {
  if (isPartial) {
    return html`
      <svg part="timeline" aria-hidden="true"></svg>
      <div part="period" aria-hidden="true"></div>
    `;
  }
  const most = Math.max(...counts);
  const format = (ms: number) => formatMoment(ms, lang, utc);
  const peak = from + ((counts.indexOf(most) + 0.5) * (to - from)) / counts.length;
  const description = fill(words.timeline, { from: format(from), to: format(to), count: most, peak: format(peak) }, lang); // prettier-ignore
  const bars = counts.map((count, place) => `M${String(place)} 20v-${String((count / most) * 20)}`).join('');
  return html`
    <svg
      part="timeline"
      viewBox="-.5 0 ${counts.length} 20"
      preserveAspectRatio="none"
      role="img"
      aria-label=${description}
    >
      <path d=${bars} />
    </svg>
    <div part="period" aria-hidden="true"><span>${format(from)}</span><span>${format(to)}</span></div>
  `;
}

/** What is over the official page's line, with the page's own next step. */
function noticeList({ words, lang, summary, isPartial }: ListSnapshot): TemplateResult | typeof nothing {
  if (isPartial || summary.notices.length === 0) return nothing;
  return html`<ul part="notices" aria-label=${words.notices}>
    ${summary.notices.map(({ reason, text }) => {
      const { title, whatToTry } = describeFailureReason(reason, { lang });
      return html`<li><strong>${title}</strong> ${text}. <span>${whatToTry}</span></li>`;
    })}
  </ul>`;
}

/** Search, reason and verdict. The filter by blame is that of the counts. */
function filterBar(snapshot: ListSnapshot, { choose }: ListHandlers): TemplateResult {
  const { words, choice } = snapshot;
  return html`
    <div part="filters" role="group" aria-label=${words.filters}>
      <input
        part="query"
        type="search"
        aria-label=${words.query}
        placeholder=${words.query}
        autocomplete="off"
        .value=${choice.query}
        @input=${(event: Event) => choose({ query: valueOf(event) })}
      />
      <select
        part="reason-filter"
        aria-label=${words.reason}
        @change=${(event: Event) => choose({ reason: valueOf(event) || null })}
      >
        <option value="" .selected=${choice.reason === null || nothing}>${words.allReasons}</option>
        ${reasonsOffered(snapshot).map(([reason, count]) => reasonOption(reason, count, snapshot))}
      </select>
      ${verdictFilter(snapshot, choose)}
    </div>
  `;
}

/** The reasons that occur, and the chosen one, with their counts. */
function reasonsOffered({ summary, choice }: ListSnapshot): readonly [string, number][] {
  const chosen = choice.reason;
  const offered = Object.entries(summary.byReason).filter(([reason, count]) => count > 0 || reason === chosen);
  const isChosenOffered = chosen === null || offered.some(([reason]) => reason === chosen);
  return isChosenOffered ? offered : [...offered, [chosen, 0]];
}

function reasonOption(reason: string, count: number, { lang, choice, isPartial }: ListSnapshot): TemplateResult {
  const { title } = describeFailureReason(reason, { lang });
  const label = isPartial ? title : `${title} (${formatOften(count, lang)})`;
  return html`<option value=${reason} .selected=${choice.reason === reason || nothing}>${label}</option>`;
}

function verdictFilter({ words, choice }: ListSnapshot, choose: ListHandlers['choose']): TemplateResult {
  const chosen = choice.retryable === null ? '' : String(choice.retryable);
  const verdicts = { '': words.all, true: words.retryable, false: words.notRetryable };
  const verdictOf = (value: string) => (value === '' ? null : value === 'true');
  return html`<select
    part="retryable-filter"
    aria-label=${words.retryVerdict}
    @change=${(event: Event) => choose({ retryable: verdictOf(valueOf(event)) })}
  >
    ${Object.entries(verdicts).map(([value, label]) => html`<option value=${value} .selected=${chosen === value || nothing}>${label}</option>`)}
  </select>`;
}

const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;
