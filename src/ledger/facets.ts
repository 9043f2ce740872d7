/** How many calls each choice of a filter would show, kept up to date call by call. */
import { describeFailureReason } from '../catalog/describe.js';
import { adviceOn } from '../failure/explain.js';
import type { AgeIndex } from './age-index.js';
import type { CallKind } from './call-kinds.js';
import type { Columns, HeldCalls } from './columns.js';
import { NO_KIND } from './columns.js';
import type { FilterOptions } from './filter.js';
import { passesRetryable, SlotFilter } from './filter.js';
import { isBounded, readRange } from './time-range.js';

/** The filters with choices. */
export const FACETS = ['blame', 'reason', 'retryable', 'agent', 'channel'] as const;

export type Facet = (typeof FACETS)[number];

/**
 * For each filter and choice, how many calls the choice would show: the filter's present choice does not count, all
 * other filters do. Choices that would show no call are left out. The choices of `retryable`, as text, are `true` and
 * the kinds of advice for calls that are not retryable.
 */
export type FacetCounts = Readonly<Record<Facet, ReadonlyMap<string, number>>>;

/** A facet as one bit, for sets of them. */
const BIT: Readonly<Record<Facet, number>> = { blame: 1, reason: 2, retryable: 4, agent: 8, channel: 16 };

/** What the calls of one kind have in common: their choice in each facet, and a set of the facets whose filters they fail. */
interface KindFacts {
  readonly choices: Readonly<Record<Facet, string>>;
  readonly failed: number;
}

/**
 * Counts are kept for each kind of call. Search, range and keys have no choices, so they decide whether a call counts
 * at all. The other filters only decide which counts a kind is added to. So choosing a blame or an agent only visits
 * kinds, which are few, and no calls.
 */
export class Facets {
  readonly #calls: HeldCalls;
  readonly #index: AgeIndex;
  #options: FilterOptions = {};
  /** Search, range and keys. */
  #base: SlotFilter | null = null;
  #columns: Columns | null = null;
  /** By slot, whether its call is counted. */
  #isCounted = new Uint8Array(0);
  /** By kind, how many of its calls are counted. */
  #ofKind: number[] = [];
  /** By kind; filled as kinds occur. */
  #facts: KindFacts[] = [];
  #counts = emptyCounts();
  #seenSlots = 0;
  #seenLost = 0;
  /** The last result; null if it is out of date. */
  #given: FacetCounts | null = null;

  /** `index` finds the calls that a moving range leaves and enters. */
  constructor(calls: HeldCalls, index: AgeIndex) {
    this.#calls = calls;
    this.#index = index;
  }

  /** The counts under these filters. The same object until one of them changes. */
  counts(options: FilterOptions): FacetCounts {
    const others = withoutChoices(options);
    if (!this.#base?.isSame(this.#calls, others) && !this.#moveRange(others)) this.#startAgain(options, others);
    else if (!isSameChoice(this.#options, options)) this.#chooseAgain(options);
    this.#update();
    this.#given ??= copyOf(this.#counts);
    return this.#given;
  }

  /** Forgets all calls, because the cache would keep their columns in memory. */
  clear(): void {
    this.#base = null;
    this.#columns = null;
    this.#isCounted = new Uint8Array(0);
    this.#given = null;
  }

  #startAgain(options: FilterOptions, others: FilterOptions): void {
    this.#base = new SlotFilter(this.#calls, others);
    this.#columns = this.#calls.columns;
    this.#isCounted = new Uint8Array(this.#calls.slotCount);
    this.#ofKind = [];
    this.#seenSlots = 0;
    this.#seenLost = this.#calls.lost.length;
    this.#chooseAgain(options);
  }

  /** Where only the range differs, looks at the calls between the old and the new bounds. Returns whether that was all. */
  #moveRange(others: FilterOptions): boolean {
    const base = this.#base;
    const before = readRange(this.#options);
    const after = readRange(others);
    // Without bounds, calls without a time are counted, too.
    if (!base?.isSame(this.#calls, { ...others, ...before }) || !isBounded(before) || !isBounded(after)) return false;
    this.#update();
    this.#base = new SlotFilter(this.#calls, others);
    this.#options = { ...this.#options, from: after.from, to: after.to };
    this.#checkBetween(before.from ?? -Infinity, after.from ?? -Infinity);
    this.#checkBetween(before.to ?? Infinity, after.to ?? Infinity);
    return true;
  }

  #checkBetween(one: number, other: number): void {
    for (const slot of this.#index.inRange({ from: Math.min(one, other), to: Math.max(one, other) })) {
      if (!this.#base?.passes(slot)) this.#leave(slot);
      else if (this.#isCounted[slot] === 0) this.#come(slot);
    }
  }

  #chooseAgain(options: FilterOptions): void {
    this.#options = { ...options };
    this.#facts = [];
    this.#counts = emptyCounts();
    this.#given = null;
    for (const [kind, count] of this.#ofKind.entries()) this.#count(kind, count);
  }

  /** Processes the calls that were added or removed since the last update. */
  #update(): void {
    const { lost, slotCount, kinds } = this.#calls;
    kinds.read(this.#calls);
    for (; this.#seenLost < lost.length; this.#seenLost++) this.#leave(lost[this.#seenLost] ?? slotCount);
    this.#makeRoom(slotCount);
    for (; this.#seenSlots < slotCount; this.#seenSlots++) this.#come(this.#seenSlots);
  }

  #makeRoom(slotCount: number): void {
    if (slotCount <= this.#isCounted.length) return;
    const larger = new Uint8Array(Math.ceil(slotCount * 1.5));
    larger.set(this.#isCounted);
    this.#isCounted = larger;
  }

  #come(slot: number): void {
    if (this.#base?.passes(slot)) this.#change(slot, 1);
  }

  /** Stops counting a slot's call, unless it was added and removed between two updates, and so never counted. */
  #leave(slot: number): void {
    if (this.#isCounted[slot] === 1) this.#change(slot, -1);
  }

  #change(slot: number, difference: 1 | -1): void {
    const kind = this.#columns?.kind[slot] ?? NO_KIND;
    this.#isCounted[slot] = difference === 1 ? 1 : 0;
    for (let next = this.#ofKind.length; next <= kind; next++) this.#ofKind.push(0);
    this.#ofKind[kind] = (this.#ofKind[kind] ?? 0) + difference;
    this.#count(kind, difference);
    this.#given = null;
  }

  /**
   * Changes the counts of a kind's choices: in all facets if it passes all filters, in one facet if it only fails that
   * filter.
   */
  #count(kind: number, difference: number): void {
    const { choices, failed } = this.#factsOf(kind);
    for (const facet of FACETS) {
      const failsAnother = (failed & ~BIT[facet]) !== 0;
      const choice = choices[facet];
      if (failsAnother || choice === '') continue;
      const counts = this.#counts[facet];
      counts.set(choice, (counts.get(choice) ?? 0) + difference);
    }
  }

  #factsOf(kind: number): KindFacts {
    const { kinds, rowNames } = this.#calls;
    for (let next = this.#facts.length; next <= kind; next++) {
      this.#facts.push(factsOf(kinds.at(next), rowNames, this.#options));
    }
    return this.#facts[kind] ?? NO_FACTS;
  }
}

const NO_FACTS: KindFacts = { choices: { blame: '', reason: '', retryable: '', agent: '', channel: '' }, failed: 0 };

function factsOf(kind: CallKind | undefined, rowNames: readonly string[], options: FilterOptions): KindFacts {
  if (!kind) return NO_FACTS;
  const reason = rowNames[kind.row] ?? 'unknown';
  const guidance = describeFailureReason(reason, { lang: options.lang });
  const { agent, channel } = kind;
  const advice = adviceOn(reason, guidance);
  const choices = {
    blame: guidance.likelyBlame,
    reason,
    retryable: advice === 'retry' ? 'true' : advice,
    agent,
    channel,
  };
  const passes = {
    blame: !options.blame || options.blame === choices.blame,
    reason: !options.reason || options.reason === reason,
    retryable: passesRetryable(options.retryable, guidance.retryable, advice),
    agent: !options.agent || options.agent === agent,
    channel: !options.channel || options.channel === channel,
  };
  let failed = 0;
  for (const facet of FACETS) if (!passes[facet]) failed |= BIT[facet];
  return { choices, failed };
}

const withoutChoices = ({ query, from, to, keys, lang }: FilterOptions): FilterOptions => ({
  query,
  from,
  to,
  keys,
  lang,
});

const isSameChoice = (one: FilterOptions, other: FilterOptions): boolean =>
  FACETS.every((facet) => one[facet] === other[facet]);

type Counts = Record<Facet, Map<string, number>>;

const emptyCounts = (): Counts => ({
  blame: new Map(),
  reason: new Map(),
  retryable: new Map(),
  agent: new Map(),
  channel: new Map(),
});

/** An immutable copy. */
function copyOf(counts: Counts): FacetCounts {
  const copy = emptyCounts();
  for (const facet of FACETS) {
    for (const [choice, count] of counts[facet]) if (count > 0) copy[facet].set(choice, count);
  }
  return copy;
}
