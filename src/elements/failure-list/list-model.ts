/**
 * What the list shows, without a DOM: the calls, the view of them, its page, and new calls that wait while somebody
 * reads. The element takes one snapshot a draw, and draws nothing else.
 */
import { banner as bannerEnglish } from '../../catalog/english.js';
import { list as listEnglish } from '../../catalog/english-list.js';
import { catalogRevision, words } from '../../catalog/registry.js';
import type { Failure } from '../../failure/explain.js';
import type { ViewOptions } from '../../ledger/ledger.js';
import { FailureLedger } from '../../ledger/ledger.js';
import { newestCalls } from '../../ledger/newest-calls.js';
import type { Summary } from '../../ledger/summary.js';
import type { Timeline } from '../../ledger/timeline.js';
import type { LedgerView } from '../../ledger/view.js';
import { viewOf } from '../../ledger/view.js';
import type { FilterChoice } from './filter-choice.js';
import { isDefaultChoice } from './filter-choice.js';

/** The list's sentences, in some language. */
export type ListWords = ReturnType<typeof words<typeof listEnglish>>;

/** The banner's sentences: a row says of a retry what its banner says. */
export type BannerWords = ReturnType<typeof words<typeof bannerEnglish>>;

/** What is asked for in a draw. */
export interface ListRequest {
  readonly choice: FilterChoice;
  /** Language to speak. */
  readonly lang: string;
  /** Whether times are in UTC rather than where the reader is. */
  readonly utc: boolean;
  /** How many calls were made in all; null when nobody said. */
  readonly totalCalls: number | null;
  /** Rows on a page; Infinity where there are no pages. */
  readonly rowsPerPage: number;
  readonly isPaused: boolean;
  /** Whether somebody is reading rows: those must not move. */
  readonly isBeingRead: boolean;
  /** Keys of the selected calls. */
  readonly selection: Iterable<string>;
}

/** What a draw shows. A value: it does not change when calls come. */
export interface ListSnapshot {
  readonly lang: string;
  readonly utc: boolean;
  readonly words: ListWords;
  readonly bannerWords: BannerWords;
  readonly choice: FilterChoice;
  /**
   * Only the newest of very many calls are read so far. Their rows are right, but no number is: neither counts nor
   * `timeline` are to be shown.
   */
  readonly isPartial: boolean;
  /** No call is held because what was given could not be read as calls: which is no all-clear. */
  readonly isUnreadable: boolean;
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
  /** Those of them that are worth a retry. */
  readonly retryableKeys: readonly string[];
  /** Explains a call, once a draw; null when it is not held. */
  readonly failureOf: (key: string) => Failure | null;
}

/** Bars of the timeline. */
const TIMELINE_PARTS = 40;

export class ListModel {
  readonly #ledger = new FailureLedger();
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
  #pageIndex = 0;
  #pageCount = 1;
  /** The last page that was cut out of a view. */
  #page: {
    readonly view: LedgerView;
    readonly start: number;
    readonly size: number;
    readonly rows: LedgerView;
  } | null = null;

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
    this.#pageIndex = 0;
  }

  /** Turns pages. Returns whether there is such a page. */
  turnPage(by: number): boolean {
    const index = this.#pageIndex + by;
    if (index < 0 || index >= this.#pageCount) return false;
    this.#pageIndex = index;
    return true;
  }

  /** What the next draw shows. */
  snapshot(request: ListRequest): ListSnapshot {
    const { choice, lang, utc, totalCalls, selection } = request;
    const ledger = this.#ledger;
    // The newest may all have succeeded: nothing is known then of the others, and the list must not look empty.
    if (!canShowNewestAlone(request) || ledger.size === 0) this.readRest();
    this.#updateView(request);
    const page = this.#cutPage(request.rowsPerPage);
    const selectedKeys = ledger.among(selection, {});
    return {
      lang,
      utc,
      words: words('list', lang, listEnglish),
      bannerWords: words('banner', lang, bannerEnglish),
      choice,
      isPartial: this.#unread !== null,
      isUnreadable: ledger.unreadable,
      view: this.#view,
      page,
      pageIndex: this.#pageIndex,
      pageCount: this.#pageCount,
      question: `${this.#viewedAs} ${String(this.#pageIndex)}`,
      summary: ledger.summary({ totalCalls, shown: this.#view.size, lang }),
      waitingCount: this.#waitingCount,
      timeline: this.#timeline,
      selectedKeys,
      retryableKeys: ledger.among(selectedKeys, { retryable: true }),
      failureOf: once((key) => ledger.failure(key, { lang })),
    };
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
    if (isOtherQuestion) this.#pageIndex = 0;
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
    const isRead = isPaused || isBeingRead || this.#pageIndex > 0;
    return !isRead && (this.#hasChanged || this.#waitingCount > 0);
  }

  #cutPage(size: number): LedgerView {
    this.#pageCount = Math.max(1, Math.ceil(this.#view.size / size));
    this.#pageIndex = Math.min(this.#pageIndex, this.#pageCount - 1);
    if (this.#pageCount === 1) return this.#view;
    const view = this.#view;
    const start = this.#pageIndex * size;
    if (this.#page?.view !== view || this.#page.start !== start || this.#page.size !== size) {
      this.#page = { view, start, size, rows: partOf(view, start, size) };
    }
    return this.#page.rows;
  }
}

const viewOptions = ({ choice, lang, utc }: ListRequest): ViewOptions => ({ ...choice, lang, utc });

const asText = (options: ViewOptions): string => JSON.stringify(options);

/** The newest calls are the first rows only where nothing is filtered, sorted or grouped. A server draws once, and so all of it. */
const canShowNewestAlone = ({ choice, utc }: ListRequest): boolean => isDefaultChoice(choice) && !utc;

/** Keys of a view's group; empty for what is no group of it. */
export function keysOfGroup(view: LedgerView, group: string): readonly string[] {
  const found = view.groups.find(({ key }) => key === group);
  if (!found) return [];
  return Array.from({ length: found.count }, (_, place) => view.keyAt(found.start + place));
}

/** The part of a view that begins at `start`, with as much of its groups. */
function partOf(view: LedgerView, start: number, size: number): LedgerView {
  const end = Math.min(view.size, start + size);
  const groups = view.groups.flatMap((group) => {
    const from = Math.max(start, group.start);
    const to = Math.min(end, group.start + group.count);
    return to > from ? [{ key: group.key, start: from - start, count: group.count }] : [];
  });
  const keys = Array.from({ length: Math.max(0, end - start) }, (_, place) => view.keyAt(start + place));
  return viewOf(keys, groups);
}

/** Asks once for each key. */
function once<T>(ask: (key: string) => T): (key: string) => T {
  const answers = new Map<string, T>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = ask(key);
    answers.set(key, answer);
    return answer;
  };
}
