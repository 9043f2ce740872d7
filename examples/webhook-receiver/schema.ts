/** The table of calls, and its upgrade from an earlier version. */
import type { InStatement } from '@libsql/client';

import { type CallEvent, readEvent } from '../shared/call-event.js';

/**
 * `moment`, `rank` and `tie` are the library's `eventOrder` of the stored event, compared in this order. `tie` contains full
 * phone numbers, as `body` does: it is neither logged nor shown. The columns `before_…` are the same of the latest event
 * before it, whose reason is `reason_before`: so that this does not depend on the order of arrival either.
 */
export const SCHEMA: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS calls (
     id TEXT PRIMARY KEY, event TEXT NOT NULL, time INTEGER NOT NULL,
     reason TEXT, reason_before TEXT, next_step TEXT, body TEXT NOT NULL,
     moment INTEGER NOT NULL, rank INTEGER NOT NULL, tie TEXT NOT NULL,
     before_moment INTEGER, before_rank INTEGER, before_tie TEXT
   )`,
  'CREATE INDEX IF NOT EXISTS calls_by_time ON calls (time, id)',
  'CREATE INDEX IF NOT EXISTS calls_by_next_step ON calls (next_step, time, id)',
];

export const TABLE = "SELECT sql FROM sqlite_master WHERE name = 'calls'";

/** Whether the table's SQL has all columns. The first version had no order; the second, none of the event before. */
export const isUpToDate = (table: unknown): boolean => hasOrder(table) && /\bbefore_moment\b/.test(String(table));

const hasOrder = (table: unknown): boolean => /\bmoment\b/.test(String(table));

/** Before every date: SQL has no infinity. */
export const NO_TIME = Number.MIN_SAFE_INTEGER;

/** The columns about time. `time` is for showing: an order has a `moment` also where the event's time cannot be read. */
export function orderColumns({ order: { moment, rank, tie } }: CallEvent) {
  const time = Math.abs(moment) === Number.MAX_SAFE_INTEGER ? NO_TIME : moment;
  return { time, moment, rank, tie };
}

/** Adds the columns that a table does not have. */
export function upgrade(table: unknown, rows: readonly StoredEvent[]): InStatement[] {
  return [...(hasOrder(table) ? [] : addOrder(rows)), ...addColumns(BEFORE_COLUMNS)];
}

interface StoredEvent {
  readonly id: string;
  readonly body: string;
}

const ORDER_COLUMNS = [`moment INTEGER NOT NULL DEFAULT ${NO_TIME}`, 'rank INTEGER NOT NULL DEFAULT 0', "tie TEXT NOT NULL DEFAULT ''"]; // prettier-ignore
const BEFORE_COLUMNS = ['before_moment INTEGER', 'before_rank INTEGER', 'before_tie TEXT'];

const addColumns = (columns: readonly string[]): string[] =>
  columns.map((column) => `ALTER TABLE calls ADD COLUMN ${column}`);

/** Computes the order from the stored events. A row without a readable event is the earliest. */
function addOrder(rows: readonly StoredEvent[]): InStatement[] {
  const sql = 'UPDATE calls SET time = :time, moment = :moment, rank = :rank, tie = :tie WHERE id = :id';
  const updates = rows.flatMap(({ id, body }) => {
    const event = readEvent(body);
    return event ? [{ sql, args: { id, ...orderColumns(event) } }] : [];
  });
  return [...addColumns(ORDER_COLUMNS), ...updates];
}
