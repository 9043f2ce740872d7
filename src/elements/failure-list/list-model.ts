/**
 * What the list shows, without a DOM: the calls, the view of them, its page, and new calls that wait while somebody
 * reads. The element takes one snapshot a draw, and draws nothing else.
 */
import { catalogRevision } from '../../catalog/registry.js';
import type { Failure } from '../../failure/explain.js';
import type { LaterCall } from '../../ledger/contact-history.js';
import type { FacetCounts } from '../../ledger/facets.js';
import type { OptionalField } from '../../ledger/fields-in-use.js';
import type { GroupStats } from '../../ledger/group-stats.js';
import type { ViewOptions } from '../../ledger/ledger.js';
import { FailureLedger } from '../../ledger/ledger.js';
import { newestCalls } from '../../ledger/newest-calls.js';
import type { Summary } from '../../ledger/summary.js';
import type { Timeline } from '../../ledger/timeline.js';
import type { LedgerView } from '../../ledger/view.js';
import { viewOf } from '../../ledger/view.js';
import { RetryRuns } from '../shared/retry-runs.js';
import type { FilterChoice } from './filter-choice.js';
import { asText, canShowNewestAlone, viewOptions } from './list-question.js';
import type { BulkPlan } from './list-retries.js';
import { ListRetries } from './list-retries.js';
import type { SpokenWords } from './list-words.js';
import { wordsIn } from './list-words.js';
import { once } from './once.js';
import { Pages } from './pages.js';

/** What is asked for in a draw. */
export interface ListRequest {
  readonly choice: FilterChoice;
  /** Language to speak. */
  readonly lang: string;
  /** Whether a server draws, or the page repeats what it drew. */
  readonly utc: boolean;
  /** Zone of all times. Undefined: the reader's own. */
  readonly timeZone: string | undefined;
  /** How many calls were made in all; null when nobody said. */
  readonly totalCalls: number | null;
  /** Rows on a page; Infinity where there are no pages. */
  readonly rowsPerPage: number;
  readonly isPaused: boolean;
  /** Whether somebody is reading rows: those must not move. */
  readonly isBeingRead: boolean;
  /** Keys of the selected calls, and a number that changes with them. */
  readonly selection: Iterable<string>;
  readonly selectionRevision: number;
  /** Keys of the only calls to show: those that a plan leaves out for one reason. Null: all. */
  readonly only: ReadonlySet<string> | null;
  /** What the host gave as `retryPolicy`; undefined where it handles no retries: nothing is planned then. */
  readonly retries: { readonly policy: unknown } | undefined;
  /** In ms since 1970. */
  readonly now: number;
}

/** What a draw shows. A value: it does not change when calls come. */
export interface ListSnapshot extends SpokenWords {
  readonly lang: string;
  /** Zone of all times. Undefined: the reader's own. */
  readonly timeZone: string | undefined;
  readonly choice: FilterChoice;
  /**
   * Only the newest of very many calls are read so far. Their rows are right, but no number is: neither counts nor
   * `timeline` are to be shown.
   */
  readonly isPartial: boolean;
  /** No call is held because what was given could not be read as calls: which is no all-clear. */
  readonly isUnreadable: boolean;
  /** The fields that some held call has: the others have no column. */
  readonly fields: ReadonlySet<OptionalField>;
  /** All calls that are shown. */
  readonly view: LedgerView;
  /** Those on the shown page. The same object while they are the same. */
  readonly page: LedgerView;
  /** Which page is shown, from 0. */
  readonly pageIndex: number;
  readonly pageCount: number;
  /** Changes when a person asked for other rows or turned the page. */
  readonly question: string;
  readonly summary: Summary;
  /** How many new calls wait until nobody reads any more. */
  readonly waitingCount: number;
  /** When the shown calls failed; null where there are fewer than two moments. */
  readonly timeline: Timeline | null;
  /** The selected calls that are held. */
  readonly selectedKeys: readonly string[];
  /** Which of them a press would call again; null where none is selected, or the host handles no retries. */
  readonly bulk: BulkPlan | null;
  /** Whether it is known of all calls whom they were for. */
  readonly areContactsRead: boolean;
  /** The latest call to the same person after a failed one; null where none is known (yet). */
  readonly laterCall: (key: string) => LaterCall | null;
  /** What may be shown of whom a call was for; '' where nothing tells. */
  readonly contactLabel: (key: string) => string;
  /** How many calls each choice of a filter would show. */
  readonly facets: FacetCounts;
  /** When the calls of a group failed; null for what is none. */
  readonly groupStats: (group: string) => GroupStats | null;
  /** When the newest call with a reason failed, in ms since 1970; null where no time is known. */
  readonly lastFailedAt: (reason: string) => number | null;
  /** When this was drawn, in ms since 1970. */
  readonly now: number;
  /** Explains a call, once a draw; null when it is not held. */
  readonly failureOf: (key: string) => Failure | null;
}

/** So many contacts are read in a few milliseconds. */
const CONTACTS_AT_ONCE = 5000;

/** So many are read with a draw: those of the calls that came since, or of a short list. */
const CONTACTS_A_DRAW = 500;

/** Bars of the timeline. */
const TIMELINE_PARTS = 40;

export class ListModel {
  readonly #ledger = new FailureLedger();
  readonly retries: ListRetries;
  #selected = { revision: -1, selectionRevision: -1, keys: [] as readonly string[] };
  /** Very many calls of which only the newest are in the ledger yet; null when all are. */
  #unread: unknown = null;
  #view: LedgerView = viewOf([]);
  #waitingCount = 0;
  #timeline: Timeline | null = null;
  /** The options of the view, as one text. */
  #viewedAs = '';
  #viewedRevision = catalogRevision();
  #wasPaused = false;
  /** Calls changed since the view was computed. */
  #isStale = false;
  /** The next view shows all calls, whoever reads. */
  #admitsAll = false;
  /** Which page is shown. */
  readonly pages = new Pages();

  /** With the retries of this session: a call that was placed is not placed twice. */
  constructor(runs: RetryRuns = new RetryRuns()) {
    this.retries = new ListRetries(this.#ledger, runs);
  }

  /** How many failed calls are held. */
  get size(): number {
    return this.#whole.size;
  }

  /**
   * Holds these calls and nothing else. Of very many, only the newest are read until `readRest` or anything but
   * `snapshot` is called: they are enough for a first screen.
   */
  replace(calls: unknown): void {
    const newest = this.#ledger.size === 0 ? newestCalls(calls) : null;
    this.#unread = newest === null ? null : calls;
    this.#ledger.replace(newest ?? calls);
    this.#isStale = true;
  }

  /** Reads the calls that are not read yet. */
  readRest(): void {
    if (this.#unread === null) return;
    this.#ledger.replace(this.#unread);
    this.#unread = null;
    this.#isStale = true;
    this.#admitsAll = true;
  }

  /**
   * Reads some more of the calls: which fields they have, and whom they were for, so that later calls to the same people
   * are known. Returns whether all are read.
   */
  readContacts(limit = CONTACTS_AT_ONCE): boolean {
    const areFieldsRead = this.#ledger.readFields(limit);
    return this.#unread === null && this.#ledger.readContacts(limit) && areFieldsRead;
  }

  /** Adds or changes calls. */
  upsert(calls: unknown): void {
    this.#whole.upsert(calls);
    this.#isStale = true;
  }

  /** Forgets one call. Returns whether it was held. */
  delete(id: string): boolean {
    const wasHeld = this.#whole.delete(id);
    this.#isStale = true;
    return wasHeld;
  }

  /** Forgets all calls. */
  clear(): void {
    this.#unread = null;
    this.#ledger.clear();
    this.#isStale = true;
  }

  /** Explains one call as it is now; null when it is not held. */
  failure(key: string, lang: string): Failure | null {
    return this.#whole.failure(key, { lang });
  }

  /** Whether one of these calls was shown last. */
  showsAnyOf(keys: Iterable<string>): boolean {
    return Array.from(keys).some((key) => this.#view.indexOf(key) !== -1);
  }

  /** Keys of all calls that are shown. */
  shownKeys(request: ListRequest): readonly string[] {
    if (this.#unread !== null) {
      this.readRest();
      this.#updateView(request);
    }
    return this.#view.keys;
  }

  /** Counts of all that is held, and of what the next draw shows. */
  summary(request: ListRequest): Summary {
    const ledger = this.#whole;
    const options = viewOptions(request);
    const willChange = asText(options) !== this.#viewedAs || this.#admitsAll || this.#followsCalls(request);
    const shown = willChange ? ledger.count(options) : this.#view.size;
    return ledger.summary({ totalCalls: request.totalCalls, shown, lang: request.lang });
  }

  /** Lets waiting calls in with the next snapshot, on the first page. */
  admitWaiting(): void {
    this.#admitsAll = true;
    this.pages.showFirst();
  }

  /** What the next draw shows. */
  snapshot(request: ListRequest): ListSnapshot {
    const { choice, lang, timeZone, totalCalls } = request;
    const ledger = this.#ledger;
    // The newest may all have succeeded: nothing is known then of the others, and the list must not look empty.
    if (!canShowNewestAlone(request) || ledger.size === 0) this.readRest();
    this.#updateView(request);
    const view = this.#view;
    const page = this.pages.cut(view, request.rowsPerPage);
    const areContactsRead = this.readContacts(CONTACTS_A_DRAW);
    const selectedKeys = this.#selectedKeys(request);
    return {
      lang,
      timeZone,
      ...wordsIn(lang),
      choice,
      isPartial: this.#unread !== null,
      isUnreadable: ledger.unreadable,
      fields: ledger.fieldsInUse,
      view,
      page,
      pageIndex: this.pages.index,
      pageCount: this.pages.count,
      question: `${this.#viewedAs} ${String(this.pages.index)}`,
      summary: ledger.summary({ totalCalls, shown: this.#view.size, lang }),
      waitingCount: this.#waitingCount,
      timeline: this.#timeline,
      selectedKeys,
      bulk: this.#planOf(selectedKeys, request),
      areContactsRead,
      laterCall: once((key) => (areContactsRead ? ledger.laterCall(key, request.now) : null)),
      contactLabel: (key) => ledger.contactLabel(key),
      facets: ledger.facets(viewOptions(request)),
      groupStats: once((group) => ledger.groupStats(view, group)),
      lastFailedAt: (reason) => ledger.lastFailedAt(reason),
      now: request.now,
      failureOf: once((key) => ledger.failure(key, { lang })),
    };
  }

  /** The selected calls that are held. The same array while they are the same. */
  #selectedKeys({ selection, selectionRevision }: ListRequest): readonly string[] {
    const { revision } = this.#ledger;
    const { keys, ...known } = this.#selected;
    if (known.revision === revision && known.selectionRevision === selectionRevision) return keys;
    const held = this.#ledger.among(selection, {});
    this.#selected = { revision, selectionRevision, keys: isSameList(held, keys) ? keys : held };
    return this.#selected.keys;
  }

  #planOf(keys: readonly string[], { retries, now, lang, timeZone }: ListRequest): BulkPlan | null {
    const isPlanned = retries !== undefined && keys.length > 0 && this.#unread === null;
    return isPlanned ? this.retries.plan(keys, { policy: retries.policy, now, lang, timeZone }) : null;
  }

  /** The ledger, once it holds all calls: everything but a snapshot goes through here. */
  get #whole(): FailureLedger {
    this.readRest();
    return this.#ledger;
  }

  /** Brings the view up to date. New calls wait while somebody reads, unless that person asked for other rows. */
  #updateView(request: ListRequest): void {
    const options = viewOptions(request);
    const viewedAs = asText(options);
    const isOtherQuestion = viewedAs !== this.#viewedAs;
    const isResumed = this.#wasPaused && !request.isPaused;
    this.#wasPaused = request.isPaused;
    this.pages.noteQuestion(isOtherQuestion);
    if (isOtherQuestion || isResumed || this.#admitsAll || this.#followsCalls(request)) {
      this.#setView(this.#ledger.view(options), options);
    } else if (this.#hasChanged) {
      this.#setView(this.#viewForReader(request, options), options);
    }
    this.#viewedAs = viewedAs;
    this.#viewedRevision = catalogRevision();
    this.#isStale = false;
    this.#admitsAll = false;
  }

  #setView(view: LedgerView, options: ViewOptions): void {
    this.#view = view;
    this.#waitingCount = this.#ledger.count(options) - view.size;
    this.#timeline = this.#ledger.timeline(options, TIMELINE_PARTS);
  }

  /** The rows where they stood. Where none is left, a reader is shown what there is; a paused list stays as it is. */
  #viewForReader({ isPaused }: ListRequest, options: ViewOptions): LedgerView {
    const kept = this.#ledger.retain(this.#view, options);
    return kept.size > 0 || isPaused ? kept : this.#ledger.view(options);
  }

  get #hasChanged(): boolean {
    return this.#isStale || this.#viewedRevision !== catalogRevision();
  }

  /** Whether there is something new, and nobody reads what it would move. */
  #followsCalls({ isPaused, isBeingRead }: ListRequest): boolean {
    const isRead = isPaused || isBeingRead || this.pages.index > 0;
    return !isRead && (this.#hasChanged || this.#waitingCount > 0);
  }
}

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each, place) => each === other[place]);
