/** The table of calls, and its upgrade from an earlier version. */
import type { InStatement } from '@libsql/client';

import { type CallEvent, readEvent } from '../shared/call-event.js';

/**
 * `moment`, `rank` and `tie` are the library's `eventOrder` of the stored event, compared in this order. `tie` contains full
 * phone numbers, as `body` does: it is neither logged nor shown.
 */
export const SCHEMA: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS calls (
     id TEXT PRIMARY KEY, event TEXT NOT NULL, time INTEGER NOT NULL,
     reason TEXT, reason_before TEXT, next_step TEXT, body TEXT NOT NULL,
     moment INTEGER NOT NULL, rank INTEGER NOT NULL, tie TEXT NOT NULL
   )`,
  'CREATE INDEX IF NOT EXISTS calls_by_time ON calls (time, id)',
  'CREATE INDEX IF NOT EXISTS calls_by_next_step ON calls (next_step, time, id)',
];

export const TABLE = "SELECT sql FROM sqlite_master WHERE name = 'calls'";

/** Whether the table's SQL has the columns of the order, which the first version did not have. */
export const isUpToDate = (table: unknown): boolean => /\bmoment\b/.test(String(table));

/** Before every date: SQL has no infinity. */
export const NO_TIME = Number.MIN_SAFE_INTEGER;

/** The columns about time. `time` is for showing: an order has a `moment` also where the event's time cannot be read. */
export function orderColumns({ order: { moment, rank, tie } }: CallEvent) {
  const time = Math.abs(moment) === Number.MAX_SAFE_INTEGER ? NO_TIME : moment;
  return { time, moment, rank, tie };
}

/** Adds the columns of the order, and computes them from the stored events. A row without a readable event is the earliest. */
export function upgrade(rows: readonly { readonly id: string; readonly body: string }[]): InStatement[] {
  const columns = [`moment INTEGER NOT NULL DEFAULT ${NO_TIME}`, 'rank INTEGER NOT NULL DEFAULT 0', "tie TEXT NOT NULL DEFAULT ''"]; // prettier-ignore
  const sql = 'UPDATE calls SET time = :time, moment = :moment, rank = :rank, tie = :tie WHERE id = :id';
  const updates = rows.flatMap(({ id, body }) => {
    const event = readEvent(body);
    return event ? [{ sql, args: { id, ...orderColumns(event) } }] : [];
  });
  return [...columns.map((column) => `ALTER TABLE calls ADD COLUMN ${column}`), ...updates];
}
