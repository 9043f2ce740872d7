/**
 * The distinct combinations of reason, agent and channel among the held calls, as small whole numbers. Campaigns have
 * few of them, so a filter checks each combination once instead of each call.
 */
import { textOf } from '../failure/fields.js';
import { maskText } from '../failure/mask.js';
import type { Outline } from '../failure/outline.js';
import { partsOf } from '../failure/outline.js';
import type { HeldCalls } from './columns.js';
import { isInUse, NO_KIND, NO_ROW } from './columns.js';

/** What the calls of one kind have in common. */
export interface CallKind {
  /** Index of the reason among the store's row names. */
  readonly row: number;
  /** The agent's id, as `readCall` gives it; '' when absent. */
  readonly agent: string;
  /** The channel, as `readCall` gives it; '' when absent. */
  readonly channel: string;
}

export class CallKinds {
  readonly #kinds: CallKind[] = [];
  /** Agent → channel as received → row → number. */
  readonly #numbers = new Map<string, Map<string, Map<number, number>>>();

  /** All numbers are smaller than this. */
  get size(): number {
    return this.#kinds.length;
  }

  /** The kind of a number; undefined for `NO_KIND`. */
  at(number: number | undefined): CallKind | undefined {
    return number === undefined ? undefined : this.#kinds[number];
  }

  /**
   * Fills the column of kinds, which is empty until calls are filtered by agent, channel or text, or facets are
   * counted.
   */
  read(calls: HeldCalls): void {
    const { columns } = calls;
    const { kind, row } = columns;
    for (let slot = kind.length; slot < calls.slotCount; slot++) {
      const isRead = isInUse(columns, slot);
      kind.push(isRead ? this.#numberOf(row[slot] ?? NO_ROW, partsOf(calls.inputAt(slot)).call) : NO_KIND);
    }
  }

  #numberOf(row: number, call: Outline['call']): number {
    const agent = textOf(call, 'agentId');
    const channel = textOf(call, 'channel');
    const byRow = entryOf(entryOf(this.#numbers, agent), channel);
    const known = byRow.get(row);
    if (known !== undefined) return known;
    const number = this.#kinds.push({ row, agent, channel: maskText(channel) }) - 1;
    byRow.set(row, number);
    return number;
  }
}

/** The map under a key; created if it is missing. */
function entryOf<K, V>(maps: Map<string, Map<K, V>>, key: string): Map<K, V> {
  const known = maps.get(key);
  if (known) return known;
  const map = new Map<K, V>();
  maps.set(key, map);
  return map;
}
