/** Reason codes that are none of ours: how many of the held calls came with each, and what the developer is told of them. */
import { warnOnce } from '../catalog/warn.js';
import { spellCode } from '../failure/code.js';
import { maskText } from '../failure/mask.js';
import { sanitiseText } from '../failure/sanitised-text.js';

/** The developer is warned of so many different codes: they may be sentences, each of them another. */
const MOST_WARNINGS = 20;

const warned = new Set<string>();

/** One code, and how many calls came with it. */
interface Count {
  readonly received: string;
  /** Masked as `failure.code` is, so that the two can be compared. */
  readonly code: string;
  calls: number;
}

/** Counts the calls that are explained by no row of the catalog but the unknown one. A call is told by its slot. */
export class UnknownCodes {
  readonly #counts = new Map<string, Count>();
  readonly #countOfSlot = new Map<number, Count>();
  /** What was answered last; null once it has changed. */
  #record: Readonly<Record<string, number>> | null = null;

  /** Counts the call of a slot. One that came without a code, or with `unknown` itself, says nothing new. */
  add(slot: number, received: string): void {
    if (received === '' || received === 'unknown') return;
    const count = this.#counts.get(received) ?? this.#begin(received);
    if (!count) return;
    count.calls++;
    this.#countOfSlot.set(slot, count);
    this.#record = null;
  }

  /** Counts the call of a slot no more. */
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

  /** Calls per code. The same object until it changes. Every code is an own key, `__proto__` too. */
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

  /** Two codes may be one once they are masked. */
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
