/** Many failed calls, keyed by call id: what a list shows of them, without a DOM. */
import type { LanguageOption } from '../catalog/describe.js';
import type { ExplainOptions, Failure } from '../failure/explain.js';
import { canBeCall, warnOfForeignList } from '../failure/list-input.js';
import { AgeIndex } from './age-index.js';
import type { ArrangeOptions } from './arrange.js';
import { arrange, readSort } from './arrange.js';
import { CallStore } from './call-store.js';
import { keyAt } from './columns.js';
import type { LaterCall } from './contact-history.js';
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

/** Which failed calls to show, in which order and groups. `lang` is the language of the titles that `query` searches. */
export interface ViewOptions extends Filter, ArrangeOptions, LanguageOption {}

/** The last view, and the options that it was requested with. */
interface LastView extends ArrangeOptions {
  readonly filter: SlotFilter;
  readonly view: SlotView;
}

/**
 * Many failed calls, keyed by call id. Webhooks are delivered more than once, out of order, and are sometimes
 * re-classified: the same calls are held in the end, in whatever order the events arrive.
 *
 * All methods are fast enough for every frame, even with 100,000 calls: the calls that match a filter are kept in order
 * of age and updated incrementally. Only a new filter checks all calls.
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
   * Whether no call is held because the input could not be read as calls, so that an empty ledger does not mean that
   * nothing failed. False again after a `replace` with readable input, and after `clear`.
   */
  get unreadable(): boolean {
    return this.#isUnreadable && this.size === 0;
  }

  /** Replaces all held calls. Takes an iterable of inputs, one input, or anything else that the list's `calls` takes. Only failed calls are held. */
  replace(calls: unknown): void {
    this.clear();
    this.#isUnreadable = !this.#take(calls).isReadable;
  }

  /**
   * Adds or changes calls. An event replaces the held call only if its `timestamp` is later. A call object is the
   * platform's current state of the call and always replaces it. Returns the number of failed calls that were not held.
   */
  upsert(calls: unknown): number {
    const { added, isReadable } = this.#take(calls);
    if (!isReadable && this.size === 0) this.#isUnreadable = true;
    return added;
  }

  /** Removes one call, as if it had never been added. Returns whether a failed call was held under this id. */
  delete(id: string): boolean {
    return this.#store.delete(id);
  }

  /** Removes all calls. Existing views stay as they are. */
  clear(): void {
    this.#store.clear();
    // These caches would keep the columns of all calls in memory.
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

  /** The input of a held call, unchanged; undefined if no failed call is held under this key. */
  get(key: string): unknown {
    const slot = this.#store.slotOf(key);
    return slot === undefined ? undefined : this.#store.inputAt(slot);
  }

  /**
   * Explains one call; null if it is not held. Returns the same object while call and options are the same: a few hundred
   * explanations are cached.
   */
  failure(key: string, options: ExplainOptions = {}): Failure | null {
    const slot = this.#store.slotOf(key);
    return slot === undefined ? null : this.#explanations.of(slot, options);
  }

  /**
   * The calls to show, filtered, ordered and grouped. Costs one pass over the matching calls. Returns the same view, at no
   * cost, while the options are the same and no call was added, changed or removed.
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

  /** The number of calls that match a filter. Costs no pass if the filter is the same as in the last call of a method. */
  count(filter: ViewOptions = {}): number {
    return this.#matching(filter).length;
  }

  /**
   * An earlier view without the calls that were removed or no longer match its filter; the same view if there are none.
   * No call is added and the order is kept, so that rows do not move while a person reads them. The given view is never
   * changed. Costs no pass while no call has to leave.
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

  /** The keys whose calls are held and match a filter, in the order given. Costs one look-up for each key. */
  among(keys: Iterable<string>, filter: Filter): string[] {
    this.#store.refresh();
    const slots = Array.from(keys, (key) => this.#store.slotOf(key)).filter((slot) => slot !== undefined);
    const passed = new SlotFilter(this.#store, filter).select(slots);
    return passed.map((slot) => keyAt(this.#store.columns, slot));
  }

  /**
   * The number of matching calls in each of `parts` equally long parts of the time between the first and the last. Null if
   * these are not two different moments, or if `parts` is not a whole number from 1. Costs one binary search for each
   * part, if the filter is the same as in the last call of a method.
   */
  timeline(filter: ViewOptions, parts: number): Timeline | null {
    const slots = this.#matching(filter);
    return timelineOf(this.#store.columns, slots, parts);
  }

  /** Counts of all held calls, independent of any filter. Costs no pass: they are updated with each call. */
  summary(options: SummaryOptions = {}): Summary {
    this.#store.refresh();
    const byReason = this.#store.countByReason();
    const unknownCodes = this.#store.countByUnknownCode();
    return summarize({ failures: this.size, byReason, unknownCodes }, options);
  }

  /**
   * Which of these calls to retry and when, and why the others are left out. Each key is in exactly one of the two lists.
   * Of several failed calls to one person only the latest is retried, and none if a later call reached that person or is
   * under way. The first plan costs a pass over all held calls.
   */
  retryPlan(keys: Iterable<string>, options: RetryPlanOptions = {}): RetryPlan {
    this.#store.refresh();
    return planRetries(keys, this.#store, options);
  }

  /**
   * The latest call to the same person after this one: one that is under way, else by time. Null where none is known, and
   * for a key that is not held.
   */
  laterCall(key: string): LaterCall | null {
    this.#store.refresh();
    const slot = this.#store.slotOf(key);
    return slot === undefined ? null : this.#store.contactHistory().laterCall(slot);
  }

  /** How many calls to the same person are known, this one included; 0 for a key that is not held. */
  callCount(key: string): number {
    this.#store.refresh();
    const slot = this.#store.slotOf(key);
    return slot === undefined ? 0 : this.#store.contactHistory().standing(slot, Date.now()).count;
  }

  /**
   * Reads whom calls were for, of as many as `limit` that were not read yet: what retries are planned by takes no time
   * then. Returns whether all are read.
   */
  readContacts(limit: number): boolean {
    this.#store.refresh();
    return this.#store.readContacts(limit);
  }

  /** Changes whenever a call comes, changes or leaves, whether or not it failed. */
  get revision(): number {
    return this.#store.revision;
  }

  /** Adds inputs. A list in which no item can be a call is as unreadable as a value that is not a list. */
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

  /** The same object while the options are the same and the columns were not replaced. */
  #filterFor(filter: ViewOptions): SlotFilter {
    if (!this.#lastFilter?.isSame(this.#store, filter)) this.#lastFilter = new SlotFilter(this.#store, filter);
    return this.#lastFilter;
  }
}
