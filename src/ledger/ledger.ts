/** Many failed calls, keyed by call id: what a list shows of them, without a DOM. */
import type { LanguageOption } from '../catalog/describe.js';
import type { ExplainOptions, Failure } from '../failure/explain.js';
import { canBeCall, warnOfForeignList } from '../failure/list-input.js';
import { AgeIndex } from './age-index.js';
import type { ArrangeOptions } from './arrange.js';
import { arrange, readSort } from './arrange.js';
import { CallStore } from './call-store.js';
import { keyAt } from './columns.js';
import { Explanations } from './explanations.js';
import type { Filter } from './filter.js';
import { SlotFilter } from './filter.js';
import { eachInput } from './inputs.js';
import { RetainedView } from './retained-view.js';
import type { RetryPlan, RetryPlanOptions } from './retry-plan.js';
import { planRetries } from './retry-plan.js';
import type { Summary, SummaryOptions } from './summary.js';
import { summarize } from './summary.js';
import type { Timeline } from './timeline.js';
import { timelineOf } from './timeline.js';
import type { LedgerView, SlotView } from './view.js';
import { isSlotView, isUpToDate, slotView } from './view.js';

/** Which failed calls to show, in which order and groups. `lang` is the language in which titles are looked through. */
export interface ViewOptions extends Filter, ArrangeOptions, LanguageOption {}

/** The view that was asked for last, and how. */
interface LastView extends ArrangeOptions {
  readonly filter: SlotFilter;
  readonly view: SlotView;
}

/**
 * Many failed calls, keyed by call id. Webhooks are delivered more than once, out of order, and are sometimes
 * re-classified: whatever order they come in, the same calls are held in the end.
 *
 * All questions may be asked once a draw, of a hundred thousand calls too: what a filter lets through is kept in order of
 * age, and brought up to date by the calls that came, changed or left since. Only another filter goes through all calls.
 */
export class FailureLedger {
  readonly #store = new CallStore();
  readonly #index = new AgeIndex(this.#store);
  readonly #explanations = new Explanations(this.#store);
  #lastFilter: SlotFilter | null = null;
  #lastView: LastView | null = null;
  #retained: RetainedView | null = null;
  #isUnreadable = false;

  /** How many failed calls are held. */
  get size(): number {
    return this.#store.size;
  }

  /**
   * Whether no call is held, and what was handed over could not be read as calls: that nothing is held then does not mean
   * that nothing failed. Until `replace` is given something that can be read, or `clear`.
   */
  get unreadable(): boolean {
    return this.#isUnreadable && this.size === 0;
  }

  /** Holds these calls and nothing else. Takes any iterable of inputs, or one. What did not fail is held nowhere. */
  replace(calls: unknown): void {
    this.clear();
    this.#isUnreadable = !this.#take(calls).isReadable;
  }

  /**
   * Adds or changes calls. An event replaces what is held only when its `timestamp` is later; a bare call object is the
   * platform's present answer and always replaces. Returns how many failed calls are new.
   */
  upsert(calls: unknown): number {
    const { added, isReadable } = this.#take(calls);
    if (!isReadable && this.size === 0) this.#isUnreadable = true;
    return added;
  }

  /** Forgets one call, as if it had never come. Returns whether it was held. */
  delete(id: string): boolean {
    return this.#store.delete(id);
  }

  /** Forgets everything. Views that somebody holds stay as they are. */
  clear(): void {
    this.#store.clear();
    // What is remembered would keep the columns of all calls alive.
    this.#index.reset();
    this.#explanations.clear();
    this.#lastFilter = null;
    this.#lastView = null;
    this.#retained = null;
    this.#isUnreadable = false;
  }

  /** Whether a failed call is held under this key. */
  has(key: string): boolean {
    return this.#store.slotOf(key) !== undefined;
  }

  /** What was handed in, unchanged; undefined when it is not held. */
  get(key: string): unknown {
    const slot = this.#store.slotOf(key);
    return slot === undefined ? undefined : this.#store.inputAt(slot);
  }

  /**
   * Explains one call; null when it is not held. While the call is the same, and is asked for alike, so is the answer:
   * a few hundred are remembered.
   */
  failure(key: string, options: ExplainOptions = {}): Failure | null {
    const slot = this.#store.slotOf(key);
    return slot === undefined ? null : this.#explanations.of(slot, options);
  }

  /**
   * The calls to show, filtered, ordered and grouped. Costs a pass over those that match; nothing while no call has come,
   * changed or left and the same is asked for again: then it is the same view.
   */
  view(options: ViewOptions = {}): LedgerView {
    const slots = this.#matching(options);
    const filter = this.#filterFor(options);
    const { sort, groupBy, utc } = options;
    const last = this.#lastView;
    const isSame = last?.filter === filter && last.sort === sort && last.groupBy === groupBy && last.utc === utc;
    if (isSame && isUpToDate(last.view, this.#store)) return last.view;
    if (readSort(sort).key === 'duration') this.#store.readDurations();
    const arranged = arrange(this.#store.columns, this.#store.rowNames, slots, options);
    const view = slotView(this.#store, arranged.slots, arranged.groups);
    this.#lastView = { filter, sort, groupBy, utc, view };
    return view;
  }

  /** How many calls there are to show. Costs no pass where the filter is that of the last question. */
  count(filter: ViewOptions = {}): number {
    return this.#matching(filter).length;
  }

  /**
   * The rows of an earlier view, where they stood: for somebody who is reading them. A view without those that left, or
   * have changed and do not pass its filter any more; where there are none, that view itself. Rows that are new stay
   * away. The view that is given is never changed. Costs no pass as long as no row has left.
   */
  retain(view: LedgerView, filter: ViewOptions = {}): LedgerView {
    if (!isSlotView(view)) return this.view(filter);
    this.#store.refresh();
    const slotFilter = this.#filterFor(filter);
    const isRetained = this.#retained?.view === view && this.#retained.filter === slotFilter;
    const retained = this.#retained && isRetained ? this.#retained : new RetainedView(this.#store, view, slotFilter);
    this.#retained = retained.update();
    return this.#retained.view;
  }

  /** Those of some keys whose calls are held and pass a filter, in the order given. Costs a look at each of them. */
  among(keys: Iterable<string>, filter: Filter): string[] {
    this.#store.refresh();
    const slots = Array.from(keys, (key) => this.#store.slotOf(key)).filter((slot) => slot !== undefined);
    const passed = new SlotFilter(this.#store, filter).select(slots);
    return passed.map((slot) => keyAt(this.#store.columns, slot));
  }

  /**
   * How many of the calls to show fall in each of equal parts of the time between the first and the last; null where
   * these are not two moments, and where `parts` is no whole number from 1. Costs a binary search for each part where the filter is that of the last question.
   */
  timeline(filter: ViewOptions, parts: number): Timeline | null {
    const slots = this.#matching(filter);
    return timelineOf(this.#store.columns, slots, parts);
  }

  /** Counts of all that is held, whatever is filtered. They are kept up to date as calls come and go: it costs no pass. */
  summary(options: SummaryOptions = {}): Summary {
    this.#store.refresh();
    const byReason = this.#store.countByReason();
    const unknownCodes = this.#store.countByUnknownCode();
    return summarize({ failures: this.size, byReason, unknownCodes }, options);
  }

  /**
   * Which of these calls to call again, not before when, and why the others are left out: each key stands in exactly one of
   * the two lists. Of several failed calls to one person only the latest is retried, and none where a later call reached
   * that person, or one is under way. Costs a pass over all calls that are held.
   */
  retryPlan(keys: Iterable<string>, options: RetryPlanOptions = {}): RetryPlan {
    this.#store.refresh();
    return planRetries(keys, this.#store, options);
  }

  /** Takes inputs in. A list of which no item can be a call is as unreadable as what is no list. */
  #take(calls: unknown): { readonly added: number; readonly isReadable: boolean } {
    const taken = { added: 0, hasCalls: false };
    /** The first item, as long as none can be a call. */
    const foreign: unknown[] = [];
    const isList = eachInput(calls, (input) => {
      taken.hasCalls ||= canBeCall(input);
      if (!taken.hasCalls && foreign.length === 0) foreign.push(input);
      if (this.#store.put(input)) taken.added++;
    });
    const hasForeignOnly = foreign.length > 0 && !taken.hasCalls;
    if (hasForeignOnly) warnOfForeignList(foreign[0]);
    return { added: taken.added, isReadable: isList && !hasForeignOnly };
  }

  #matching(filter: ViewOptions): readonly number[] {
    this.#store.refresh();
    return this.#index.matching(this.#filterFor(filter));
  }

  /** The same object while the same is asked for, and slots and rows mean the same. */
  #filterFor(filter: ViewOptions): SlotFilter {
    if (!this.#lastFilter?.isSame(this.#store, filter)) this.#lastFilter = new SlotFilter(this.#store, filter);
    return this.#lastFilter;
  }
}
