/** Divides sorted slots into groups. */
import { blameOf } from '../catalog/describe.js';
import { BLAMES, FAILURE_REASONS } from '../catalog/vocabulary.js';
import type { HeldCalls } from './columns.js';
import { NO_CONTACT, rowAt, timeAt } from './columns.js';
import type { DayOptions } from './day.js';
import { dayNumbers, dayText } from './day.js';

export const GROUP_KEYS = ['reason', 'blame', 'day', 'agent', 'contact'] as const;
export const GROUP_SORTS = ['count', 'last'] as const;

/** What calls can be grouped by. */
export type GroupKey = (typeof GROUP_KEYS)[number];

/** What groups can be sorted by: `count` (the largest first), or `last` (the one with the newest call first). */
export type GroupSort = (typeof GROUP_SORTS)[number];

/** A group of calls, which are consecutive in the view. */
export interface Group {
  /**
   * A reason, a blame, a day as `2026-05-13` ('' for calls without a time), the id of an agent ('' for calls without one), or
   * a number that stands for a contact ('' for calls that name none).
   */
  readonly key: string;
  /** Index of its first call in the view, from 0. */
  readonly start: number;
  /** How many calls are in the group. */
  readonly count: number;
}

/** The groups of calls. */
export interface GroupOptions extends DayOptions {
  /** Absent, null or anything else: no groups. */
  readonly groupBy?: GroupKey | null | undefined;
  /**
   * Absent, null or anything else: reasons and blames in the catalog's order, days from the newest, agents by name, contacts
   * in the order of their first calls. In every order, the group of calls without a day, an agent or a contact is the last.
   */
  readonly groupSort?: GroupSort | null | undefined;
}

/** Slots in their final order, with their groups. */
export interface Arrangement {
  readonly slots: number[];
  readonly groups: readonly Group[];
}

/**
 * The rank of a slot's group: groups are in ascending order of rank. NaN for calls without a value, whose group is
 * last.
 */
export type RankOf = (slot: number) => number;

/** A group while its calls are being counted. */
interface Gathered {
  readonly rank: number;
  readonly firstSlot: number;
  /** The order in which the groups were found. */
  readonly found: number;
  count: number;
  /** When the newest of its calls failed, in ms. */
  last: number;
}

/**
 * Groups slots and keeps the order within each group. Two passes, because there may be 100,000 calls of 40,000
 * contacts.
 */
export function groupSlots(calls: HeldCalls, sorted: number[], options: GroupOptions): Arrangement {
  const { groupBy, groupSort } = options;
  const rankOf = groupBy ? groupRanks(calls, groupBy, options) : undefined;
  if (!groupBy || !rankOf) return { slots: sorted, groups: [] };
  const { gathered, groupOfPlace } = gather(calls, sorted, rankOf);
  const compare = orderOf(groupBy, groupSort);
  const groups: Group[] = [];
  const nextPlace = new Int32Array(gathered.length);
  let start = 0;
  for (const { firstSlot, found, count } of gathered.slice().sort(compare)) {
    groups.push({ key: groupName(calls, firstSlot, groupBy, options), start, count });
    nextPlace[found] = start;
    start += count;
  }
  const slots = sorted.slice();
  for (const [place, slot] of sorted.entries()) {
    const group = groupOfPlace[place] ?? 0;
    const target = nextPlace[group] ?? 0;
    slots[target] = slot;
    nextPlace[group] = target + 1;
  }
  return { slots, groups };
}

/** Counts the calls of each group. */
function gather(
  { columns }: HeldCalls,
  sorted: readonly number[],
  rankOf: RankOf,
): { readonly gathered: readonly Gathered[]; readonly groupOfPlace: Int32Array } {
  const gathered: Gathered[] = [];
  const groupOfRank = new Map<number, Gathered>();
  const groupOfPlace = new Int32Array(sorted.length);
  for (const [place, slot] of sorted.entries()) {
    const rank = rankOf(slot);
    let group = groupOfRank.get(rank);
    if (!group) {
      group = { rank, firstSlot: slot, found: gathered.length, count: 0, last: -Infinity };
      groupOfRank.set(rank, group);
      gathered.push(group);
    }
    group.count += 1;
    const time = timeAt(columns, slot);
    if (time > group.last) group.last = time;
    groupOfPlace[place] = group.found;
  }
  return { gathered, groupOfPlace };
}

type Compare = (a: Gathered, b: Gathered) => number;

/** The order of the groups. Contacts are in the order of their first calls, because their ranks have no meaning. */
function orderOf(groupBy: GroupKey, groupSort: unknown): Compare {
  const usual: Compare = groupBy === 'contact' ? (a, b) => a.found - b.found : (a, b) => a.rank - b.rank;
  const isNone = ({ rank }: Gathered) => Number.isNaN(rank);
  return (a, b) => {
    if (isNone(a) || isNone(b)) return Number(isNone(a)) - Number(isNone(b));
    const difference = groupSort === 'count' ? b.count - a.count : groupSort === 'last' ? b.last - a.last : 0;
    // The difference is NaN if neither group has a time (both are -Infinity).
    return difference === 0 || Number.isNaN(difference) ? usual(a, b) : difference;
  };
}

/** The ranks for groups; undefined for an unknown key. */
function groupRanks(calls: HeldCalls, key: GroupKey, options: DayOptions): RankOf | undefined {
  const { columns } = calls;
  if (key === 'day') return dayRanks(calls, options);
  if (key === 'agent') return agentRanks(calls);
  if (key === 'contact') return (slot) => contactRank(columns.contact[slot]);
  return (GROUP_KEYS as readonly string[]).includes(key) ? rowRanks(calls, key) : undefined;
}

const contactRank = (contact = NO_CONTACT): number => (contact === NO_CONTACT ? NaN : contact);

/** The newest day first. */
function dayRanks({ columns }: HeldCalls, options: DayOptions): RankOf {
  const dayOf = dayNumbers(options);
  return (slot) => -dayOf(timeAt(columns, slot));
}

/** Agents by name. */
function agentRanks({ columns, kinds }: HeldCalls): RankOf {
  const agents = Array.from({ length: kinds.size }, (_, kind) => kinds.at(kind)?.agent ?? '');
  const rankOfAgent = new Map([...new Set(agents)].sort().map((agent, rank) => [agent, agent === '' ? NaN : rank]));
  const ranks = agents.map((agent) => rankOfAgent.get(agent) ?? NaN);
  return (slot) => ranks[columns.kind[slot] ?? kinds.size] ?? NaN;
}

/** Reasons and blames in the catalog's order. */
export function rowRanks({ columns, rowNames }: HeldCalls, key: 'reason' | 'blame'): RankOf {
  const ranks = key === 'reason' ? reasonRanks(rowNames) : rowNames.map((name) => BLAMES.indexOf(blameOf(name)));
  return (slot) => ranks[rowAt(columns, slot)] ?? NaN;
}

/** The official page's order, then a host's own reasons by name. */
function reasonRanks(rowNames: readonly string[]): number[] {
  const official: readonly string[] = FAILURE_REASONS;
  const own = rowNames.filter((name) => !official.includes(name)).sort();
  const order = [...official, ...own];
  return rowNames.map((name) => order.indexOf(name));
}

function groupName(calls: HeldCalls, slot: number, key: GroupKey, options: DayOptions): string {
  const { columns, rowNames, kinds } = calls;
  if (key === 'day') return dayText(dayNumbers(options)(timeAt(columns, slot)));
  if (key === 'agent') return kinds.at(columns.kind[slot])?.agent ?? '';
  if (key === 'contact') return contactName(columns.contact[slot]);
  const reason = rowNames[rowAt(columns, slot)] ?? 'unknown';
  return key === 'reason' ? reason : blameOf(reason);
}

const contactName = (contact = NO_CONTACT): string => (contact === NO_CONTACT ? '' : String(contact));
