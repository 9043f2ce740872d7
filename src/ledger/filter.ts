/** Which failed calls to show. */
import type { LanguageOption } from '../catalog/describe.js';
import { describeFailureReason } from '../catalog/describe.js';
import { adviceOn } from '../failure/explain.js';
import type { CallKind } from './call-kinds.js';
import type { Columns, HeldCalls } from './columns.js';
import { isInUse, isNameless, keyAt, NO_ROW, timeAt } from './columns.js';
import { hasDigits, searchedDigits } from './number-search.js';
import type { Moment, TimeRange } from './time-range.js';
import { isBounded, readRange } from './time-range.js';

/** Kinds of retry advice that can be asked for by name; the third, `retry`, is `true`. */
export const ADVICE_FILTERS = ['policy-decides', 'do-not-retry'] as const;

/** True: retryable. False: not retryable. A text: only calls with this retry advice, which are not retryable. */
export type RetryableFilter = boolean | (typeof ADVICE_FILTERS)[number];

/** Which failed calls to show. A member that is absent, null or '' does not filter. */
export interface Filter {
  /** One of `BLAMES`: only calls whose reason has this likely blame. No call matches any other text. */
  readonly blame?: string | null | undefined;
  /** A reason of the catalog: only calls that are explained by it. No call matches any other text. */
  readonly reason?: string | null | undefined;
  /**
   * True: only retryable calls. False: only the others. `policy-decides` or `do-not-retry`: only calls with this retry
   * advice. No call matches any other text.
   */
  readonly retryable?: RetryableFilter | null | undefined;
  /** Id of an agent: only calls of this agent. */
  readonly agent?: string | null | undefined;
  /** A channel, such as `phone`: only calls on it. */
  readonly channel?: string | null | undefined;
  /** Only calls that failed at this moment or later. A moment that cannot be read does not filter. */
  readonly from?: Moment | null | undefined;
  /** Only calls that failed before this moment. With either end, calls without a time do not match. */
  readonly to?: Moment | null | undefined;
  /** Text to search for in call id, agent, channel, title and the last four digits of the number, ignoring case. */
  readonly query?: string | null | undefined;
  /** Keys of the only calls that can match. Compared by reference: pass a new set for other keys. */
  readonly keys?: ReadonlySet<string> | null | undefined;
}

/** A filter, and the language of the titles that are searched. */
export interface FilterOptions extends Filter, LanguageOption {}

/**
 * The result of a filter for all calls of one kind. `if-found`: a call passes if the searched text is in its own
 * fields.
 */
type Verdict = 'passes' | 'if-found' | 'fails';

/** A filter prepared for the calls of a store: each reason and each kind is checked once, not once for each call. */
export class SlotFilter {
  readonly #calls: HeldCalls;
  readonly #options: FilterOptions;
  readonly #columns: Columns;
  readonly #range: TimeRange;
  readonly #text: string;
  /** The digits to search for in phone numbers; '' if the searched text is not a number. */
  readonly #digits: string;
  /** The lower-case title of each reason; null for a reason that does not pass. */
  readonly #titles: readonly (string | null)[];
  /** By kind; filled as kinds occur. */
  readonly #verdicts: Verdict[] = [];
  /** Whether the reason alone does not decide. */
  readonly #usesKinds: boolean;

  constructor(calls: HeldCalls, options: FilterOptions) {
    const { query, agent, channel } = options;
    this.#calls = calls;
    // A copy, because the host may change its object.
    this.#options = { ...options };
    this.#columns = calls.columns;
    this.#range = readRange(options);
    this.#text = typeof query === 'string' ? query.trim().toLowerCase() : '';
    this.#digits = searchedDigits(this.#text);
    this.#usesKinds = this.#text !== '' || Boolean(agent) || Boolean(channel);
    this.#titles = calls.rowNames.map((name) => titleOf(name, options));
  }

  /**
   * Whether this filter can be reused for these options. It cannot after the columns were replaced, nor after a reason
   * was added, whose title it does not have.
   */
  isSame({ columns, rowNames }: HeldCalls, options: FilterOptions): boolean {
    const own = this.#options;
    const { from, to } = readRange(options);
    const asksTheSame =
      own.blame === options.blame &&
      own.reason === options.reason &&
      own.retryable === options.retryable &&
      own.agent === options.agent &&
      own.channel === options.channel &&
      this.#range.from === from &&
      this.#range.to === to &&
      own.query === options.query &&
      own.keys === options.keys &&
      own.lang === options.lang;
    return asksTheSame && columns === this.#columns && rowNames.length === this.#titles.length;
  }

  /** The slots whose calls pass, in the given order. All given slots have to be in use. */
  select(slots: readonly number[]): number[] {
    this.#readKinds();
    if (this.#letsAllPass) return slots.slice();
    return slots.filter((slot) => this.#check(slot));
  }

  /** Whether a slot's call passes. A slot that is no longer in use does not. */
  passes(slot: number): boolean {
    this.#readKinds();
    return isInUse(this.#columns, slot) && this.#check(slot);
  }

  get #letsAllPass(): boolean {
    return !isBounded(this.#range) && !this.#usesKinds && !this.#options.keys && !this.#titles.includes(null);
  }

  #readKinds(): void {
    if (this.#usesKinds) this.#calls.kinds.read(this.#calls);
  }

  /** Whether the call of a slot in use passes. */
  #check(slot: number): boolean {
    const verdict = this.#verdictOf(slot);
    if (verdict === 'fails' || !this.#isInRange(slot)) return false;
    const { keys } = this.#options;
    if (keys && !keys.has(keyAt(this.#columns, slot))) return false;
    return verdict === 'passes' || this.#findsInCall(slot);
  }

  #verdictOf(slot: number): Verdict {
    const { row, kind } = this.#columns;
    if (!this.#usesKinds) return (this.#titles[row[slot] ?? NO_ROW] ?? null) === null ? 'fails' : 'passes';
    const { kinds } = this.#calls;
    const number = kind[slot] ?? kinds.size;
    for (let next = this.#verdicts.length; next < kinds.size; next++) {
      this.#verdicts.push(this.#verdictOn(kinds.at(next)));
    }
    return this.#verdicts[number] ?? 'fails';
  }

  #verdictOn(kind: CallKind | undefined): Verdict {
    const title = kind ? (this.#titles[kind.row] ?? null) : null;
    if (!kind || title === null) return 'fails';
    const { agent: agentId, channel } = this.#options;
    if ((agentId && kind.agent !== agentId) || (channel && kind.channel !== channel)) return 'fails';
    const texts = [title, kind.agent.toLowerCase(), kind.channel.toLowerCase()];
    return texts.some((text) => text.includes(this.#text)) ? 'passes' : 'if-found';
  }

  #isInRange(slot: number): boolean {
    if (!isBounded(this.#range)) return true;
    const { from, to } = this.#range;
    const time = timeAt(this.#columns, slot);
    return time >= (from ?? -Infinity) && time < (to ?? Infinity);
  }

  /** Whether the searched text is in the call's own fields: id, agent, channel or number. */
  #findsInCall(slot: number): boolean {
    const key = keyAt(this.#columns, slot);
    const isInId = !isNameless(key) && key.toLowerCase().includes(this.#text);
    return isInId || hasDigits(this.#calls.inputAt(slot), this.#digits);
  }
}

/** The lower-case title of a reason; null if the reason does not pass. */
function titleOf(name: string, { blame, reason, retryable, lang }: FilterOptions): string | null {
  const guidance = describeFailureReason(name, { lang });
  const passes =
    (!blame || guidance.likelyBlame === blame) &&
    (!reason || name === reason) &&
    passesRetryable(retryable, guidance.retryable, adviceOn(name, guidance));
  return passes ? guidance.title.toLowerCase() : null;
}

/** Whether a reason passes the filter `retryable`. */
export function passesRetryable(wanted: unknown, isRetryable: boolean, advice: string): boolean {
  if (wanted === undefined || wanted === null || wanted === '') return true;
  return typeof wanted === 'boolean' ? wanted === isRetryable : wanted === advice;
}
