/** Search, the filters with their counts, the groups, and the active filters. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';

import { fill, fillCount } from '../../../catalog/fill.js';
import { formatOften } from '../../../format/facts.js';
import { GROUP_KEYS, GROUP_SORTS } from '../../../ledger/group.js';
import { retryableOf } from '../filter-choice.js';
import type { ListSnapshot } from '../list-model.js';
import { exportMenu } from './export-menu.js';
import type { Offer } from './filter-offers.js';
import { chosenFilters, isFiltered, offersOf } from './filter-offers.js';
import type { ListHandlers } from './handlers.js';
import { CROSS } from './icons.js';
import { chosenPeriod, periodChoice, periodOffers } from './period-offers.js';

/** Whether the filters are folded or open. */
export interface FilterBarOptions {
  /** Whether the filters are behind one button, because there is little room. */
  readonly isFolded: boolean;
  /** Whether a person opened the folded filters. */
  readonly isOpen: boolean;
}

export function filterBar(snapshot: ListSnapshot, options: FilterBarOptions, handlers: ListHandlers): TemplateResult {
  const { words, choice } = snapshot;
  const { isFolded, isOpen } = options;
  return html`
    <div part="filters" role="group" aria-label=${words.filters}>
      <input
        part="query"
        type="search"
        aria-label=${words.query}
        placeholder=${words.query}
        autocomplete="off"
        .value=${choice.query}
        @input=${(event: Event) => handlers.choose({ query: valueOf(event) })}
      />
      ${isFolded ? foldButton(snapshot, isOpen, handlers) : nothing}
      <div part="tools">
        <div part="choices" id="choices" ?hidden=${isFolded && !isOpen}>
          ${choices(snapshot, handlers)} ${grouping(snapshot, handlers)}
        </div>
        ${exportMenu(snapshot, handlers.exporter)}
      </div>
      ${chosen(snapshot, handlers)}
    </div>
  `;
}

/** "Filters (1)": shows the number of active filters while they are folded. */
function foldButton(snapshot: ListSnapshot, isOpen: boolean, { toggleFilters }: ListHandlers): TemplateResult {
  const { words, lang } = snapshot;
  const count = chosenFilters(snapshot).length;
  const label = count === 0 ? words.filters : fill(words.filtersChosen, { count }, lang);
  return html`<button part="filters-button" type="button" aria-expanded=${isOpen} aria-controls="choices" @click=${toggleFilters}>${label}</button>`;
}

/** Agent and channel are offered only if some call has one, or if one is chosen. */
function choices(snapshot: ListSnapshot, { choose }: ListHandlers): unknown[] {
  const { words, factWords, choice, fields } = snapshot;
  const { blame, reason, retryable, agent, channel } = offersOf(snapshot);
  const period = periodOffers(snapshot);
  const choosePeriod = (event: Event) => choose(periodChoice(valueOf(event), snapshot));
  const isOffered = (field: 'agent' | 'channel') => fields.has(field) || choice[field] !== null;
  const textOf = (event: Event) => valueOf(event) || null;
  return [
    select('blame-select', { label: words.blame, offers: blame, chosen: choice.blame }, snapshot, (event) => choose({ blame: textOf(event) })), // prettier-ignore
    select('reason-filter', { label: words.reason, offers: reason, chosen: choice.reason }, snapshot, (event) => choose({ reason: textOf(event) })), // prettier-ignore
    select('retryable-filter', { label: words.retryVerdict, offers: retryable, chosen: choice.retryable }, snapshot, (event) => choose({ retryable: retryableOf(valueOf(event)) })), // prettier-ignore
    isOffered('agent') ? select('agent-filter', { label: factWords.agent, offers: agent, chosen: choice.agent }, snapshot, (event) => choose({ agent: textOf(event) })) : nothing, // prettier-ignore
    isOffered('channel') ? select('channel-filter', { label: factWords.channel, offers: channel, chosen: choice.channel }, snapshot, (event) => choose({ channel: textOf(event) })) : nothing, // prettier-ignore
    select(
      'period-select',
      { label: words.period, offers: period, chosen: chosenPeriod(choice) },
      snapshot,
      choosePeriod,
    ),
  ];
}

/** What calls are grouped by, and the order of the groups. Days are always newest first. */
function grouping(snapshot: ListSnapshot, { choose }: ListHandlers): unknown[] {
  const { words, choice } = snapshot;
  const keys = [{ value: '', label: words.noGroups, count: null }, ...GROUP_KEYS.map((value) => ({ value, label: words[GROUP_WORDS[value]], count: null }))]; // prettier-ignore
  const sorts = GROUP_SORTS.map((value) => ({ value, label: words[GROUP_SORT_WORDS[value]], count: null }));
  const groupKeyOf = (event: Event) => GROUP_KEYS.find((key) => key === valueOf(event)) ?? null;
  const groupSortOf = (event: Event) => GROUP_SORTS.find((key) => key === valueOf(event)) ?? 'count';
  const isSortable = choice.groupBy !== null && choice.groupBy !== 'day';
  return [
    select('group-select', { label: words.groupBy, offers: keys, chosen: choice.groupBy }, snapshot, (event) => choose({ groupBy: groupKeyOf(event) })), // prettier-ignore
    isSortable ? select('group-sort-select', { label: words.groupSort, offers: sorts, chosen: choice.groupSort }, snapshot, (event) => choose({ groupSort: groupSortOf(event) })) : nothing, // prettier-ignore
  ];
}

const GROUP_WORDS = {
  reason: 'groupByReason',
  blame: 'groupByBlame',
  day: 'groupByDay',
  agent: 'groupByAgent',
  contact: 'groupByContact',
} as const;

const GROUP_SORT_WORDS = { count: 'largestFirst', last: 'lastSeenFirst' } as const;

/** A `select`: its label, its options, and the value of the chosen one; null for none. */
interface Control {
  readonly label: string;
  readonly offers: readonly Offer[];
  readonly chosen: string | boolean | null;
}

function select(
  part: string,
  { label, offers, chosen }: Control,
  { lang, isPartial }: ListSnapshot,
  change: (event: Event) => void,
): TemplateResult {
  const value = chosen === null ? '' : String(chosen);
  const textOf = (offer: Offer) =>
    isPartial || offer.count === null ? offer.label : `${offer.label} (${formatOften(offer.count, lang)})`;
  return html`<select part=${part} aria-label=${label} @change=${change}>
    ${offers.map((offer) => html`<option value=${offer.value} .selected=${offer.value === value || nothing}>${textOf(offer)}</option>`)}
  </select>`;
}

/** The active filters: how many calls match, a button to remove each filter, and one to clear all. */
function chosen(snapshot: ListSnapshot, handlers: ListHandlers): TemplateResult | typeof nothing {
  if (!isFiltered(snapshot)) return nothing;
  const { words, lang, summary, isPartial } = snapshot;
  const filters = chosenFilters(snapshot);
  const count = fillCount(words.shownOf, { shown: summary.shown, count: summary.failures }, lang);
  return html`<div part="chosen">
    <span part="filtered-count">${isPartial ? nothing : count}</span>
    ${filters.map(({ label, without }) => {
      const name = fill(words.removeFilter, { filter: label }, lang);
      return html`<button part="chip" type="button" aria-label=${name} @click=${() => handlers.removeFilter(without)}>
        <bdi>${label}</bdi> <svg viewBox="0 0 16 16" aria-hidden="true"><path d=${CROSS} /></svg>
      </button>`;
    })}
    <button part="clear-button" type="button" @click=${handlers.clearFilters}>${words.clearFilters}</button>
  </div>`;
}

const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;
