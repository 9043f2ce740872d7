/** The options of each filter with their counts, and the active filters in words. */
import { blameLabel, describeFailureReason } from '../../../catalog/describe.js';
import { BLAMES } from '../../../catalog/vocabulary.js';
import { sanitiseText } from '../../../failure/sanitised-text.js';
import type { Facet } from '../../../ledger/facets.js';
import { channelWord } from '../call-words.js';
import type { FilterChoice } from '../filter-choice.js';
import { hasRange, NO_RANGE } from '../filter-choice.js';
import type { ListSnapshot } from '../list-model.js';
import { rangeLabel } from './period-offers.js';

/** One choice of a filter. */
export interface Offer {
  /** '' for no filter. */
  readonly value: string;
  readonly label: string;
  /** How many calls the option would show; null if no number is shown. */
  readonly count: number | null;
}

/** Nobody reads a longer list of agents: only those with the most calls are offered. The search finds all. */
const MOST_OFFERS = 200;

/**
 * The options of each filter, "all" first: those that would show calls, the chosen one, and all three kinds of advice.
 */
export function offersOf(snapshot: ListSnapshot): Readonly<Record<Facet, readonly Offer[]>> {
  const { words, facets, summary, choice, isPartial } = snapshot;
  // Not all names are known before all calls are read.
  const namesOf = (counts: ReadonlyMap<string, number>) => (isPartial ? [] : largest(counts));
  const offer = (facet: Facet, all: string, values: Iterable<string>): Offer[] => {
    const chosen = String(choice[facet] ?? '');
    const isListed = (value: string) => facet === 'retryable' || facets[facet].has(value) || value === chosen;
    const offered = [...values].filter(isListed);
    // The host may have set a value that is not among the options.
    if (chosen !== '' && !offered.includes(chosen)) offered.push(chosen);
    return [{ value: '', label: all, count: null }, ...offered.map((value) => ({ value, label: labelOf(facet, value, snapshot), count: countOf(facet, value, snapshot) }))]; // prettier-ignore
  };
  return {
    blame: offer('blame', words.allBlames, BLAMES),
    reason: offer('reason', words.allReasons, Object.keys(summary.byReason)),
    retryable: offer('retryable', words.all, ['true', 'policy-decides', 'do-not-retry']),
    agent: offer('agent', words.allAgents, namesOf(facets.agent)),
    channel: offer('channel', words.allChannels, namesOf(facets.channel)),
  };
}

const byName = nameOrder();

/** Natural order, "Agent 9" before "Agent 10"; by code unit where there is no `Intl`. */
function nameOrder(): ((one: string, other: string) => number) | undefined {
  try {
    return new Intl.Collator(undefined, { numeric: true }).compare;
  } catch {
    return undefined;
  }
}

/** Cache by the map of counts, which is the same object until a count changes. */
const knownNames = new WeakMap<ReadonlyMap<string, number>, readonly string[]>();

/** The names with the most calls, sorted by name. */
function largest(counts: ReadonlyMap<string, number>): readonly string[] {
  const known = knownNames.get(counts);
  if (known) return known;
  const byCount = [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_OFFERS);
  const names = byCount.map(([name]) => name).sort(byName);
  knownNames.set(counts, names);
  return names;
}

/** "Not retryable" covers two kinds of advice. It is not an option: only a host can set it. */
function countOf(facet: Facet, value: string, { facets }: ListSnapshot): number {
  const counts = facets[facet];
  const isBoth = facet === 'retryable' && value === 'false';
  const values = isBoth ? ['policy-decides', 'do-not-retry'] : [value];
  return values.reduce((sum, each) => sum + (counts.get(each) ?? 0), 0);
}

function labelOf(facet: Facet, value: string, { words, lang }: ListSnapshot): string {
  switch (facet) {
    case 'blame':
      return blameLabel(value, { lang });
    case 'reason':
      return describeFailureReason(value, { lang }).title;
    case 'retryable':
      return words[RETRYABLE_WORDS.get(value) ?? 'notRetryable'];
    case 'agent':
      return sanitiseText(value);
    case 'channel':
      return channelWord(value, words);
  }
}

const RETRYABLE_WORDS = new Map([
  ['true', 'retryable'],
  ['policy-decides', 'policyDecides'],
  ['do-not-retry', 'needsPerson'],
] as const) as ReadonlyMap<string, 'retryable' | 'policyDecides' | 'needsPerson'>;

/** An active filter in words, and the choice without it. */
export interface ChosenFilter {
  readonly label: string;
  readonly without: Partial<FilterChoice>;
}

/** Whether calls are left out by a filter or by the search. */
export const isFiltered = (snapshot: ListSnapshot): boolean =>
  snapshot.choice.query.trim() !== '' || chosenFilters(snapshot).length > 0;

/** All active filters except the search, whose field shows it. */
export function chosenFilters(snapshot: ListSnapshot): ChosenFilter[] {
  const { choice } = snapshot;
  const facets = (['blame', 'reason', 'retryable', 'agent', 'channel'] as const).flatMap((facet) => {
    const chosen = choice[facet];
    return chosen === null ? [] : { label: labelOf(facet, String(chosen), snapshot), without: { [facet]: null } };
  });
  const range = hasRange(choice) ? [{ label: rangeLabel(snapshot), without: NO_RANGE }] : [];
  return [...facets, ...range];
}
