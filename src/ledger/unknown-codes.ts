/** Counts the held calls by reason code where the code has no row in the catalog, and warns the developer of such codes. */
import { warnOnce } from '../catalog/warn.js';
import { spellCode } from '../failure/code.js';
import { maskText } from '../failure/mask.js';
import { sanitiseText } from '../failure/sanitised-text.js';

/** The most codes to warn of: a host may pass sentences that are all different. */
const MOST_WARNINGS = 20;

const warned = new Set<string>();

/** One code, and how many calls came with it. */
interface Count {
  readonly received: string;
  /** Masked as `failure.code` is, so that the two can be compared. */
  readonly code: string;
  calls: number;
}

/** The counts of calls that are explained as `unknown`, by code. Calls are identified by their slots. */
export class UnknownCodes {
  readonly #counts = new Map<string, Count>();
  readonly #countOfSlot = new Map<number, Count>();
  /** The last result of `toRecord`; null when it is out of date. */
  #record: Readonly<Record<string, number>> | null = null;

  /** Counts the call of a slot, unless its code is absent or `unknown` itself. */
  add(slot: number, received: string): void {
    if (received === '' || received === 'unknown') return;
    const count = this.#counts.get(received) ?? this.#begin(received);
    if (!count) return;
    count.calls++;
    this.#countOfSlot.set(slot, count);
    this.#record = null;
  }

  /** Stops counting the call of a slot. */
  remove(slot: number): void {
    const count = this.#countOfSlot.get(slot);
    if (!count) return;
    this.#countOfSlot.delete(slot);
    count.calls--;
    if (count.calls === 0) this.#counts.delete(count.received);
    this.#record = null;
  }

  clear(): void {
    this.#counts.clear();
    this.#countOfSlot.clear();
    this.#record = null;
  }

  /** The number of calls for each code. The same object until a count changes. Every code is an own key, even `__proto__`. */
  toRecord(): Readonly<Record<string, number>> {
    this.#record ??= this.#recordNow();
    return this.#record;
  }

  #begin(received: string): Count | null {
    if (spellCode(received) === 'unknown') return null;
    const count = { received, code: maskText(received), calls: 0 };
    this.#counts.set(received, count);
    warnOf(count.code);
    return count;
  }

  /** Two codes can be equal after masking. */
  #recordNow(): Readonly<Record<string, number>> {
    const byCode = new Map<string, number>();
    for (const { code, calls } of this.#counts.values()) byCode.set(code, (byCode.get(code) ?? 0) + calls);
    return Object.freeze(Object.fromEntries(byCode));
  }
}

function warnOf(code: string): void {
  if (warned.has(code) || warned.size >= MOST_WARNINGS) return;
  warned.add(code);
  const last = warned.size === MOST_WARNINGS ? ' No further codes are named: see `summary.unknownCodes`.' : '';
  warnOnce(`The catalog has no row for the reason code "${sanitiseText(code)}": add one by \`useCatalog\`.${last}`);
}
