/** The table of calls, and what brings one of an earlier version up to date. */
import type { InStatement } from '@libsql/client';

import { type CallEvent, readEvent } from '../shared/call-event.js';

/**
 * `moment`, `rank` and `tie` tell how late the latest event is, in this order of weight. `tie` holds the call's facts with
 * whole phone numbers, as `body` does: it is neither logged nor shown.
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

/** Whether the table, as SQL, has the columns of the order: those of before had the time alone. */
export const isUpToDate = (table: unknown): boolean => /\bmoment\b/.test(String(table));

/** SQL knows no infinity: this is before every date. */
export const NO_TIME = Number.MIN_SAFE_INTEGER;

/** The columns that tell when. Where an event's time cannot be read, its order has one that is no date. */
export function orderColumns({ order: { moment, rank, tie } }: CallEvent) {
  const time = Math.abs(moment) === Number.MAX_SAFE_INTEGER ? NO_TIME : moment;
  return { time, moment, rank, tie };
}

/** Adds the columns of the order. The events themselves were kept, so theirs can be told; any event is later than others. */
export function upgrade(rows: readonly { readonly id: string; readonly body: string }[]): InStatement[] {
  const columns = [`moment INTEGER NOT NULL DEFAULT ${NO_TIME}`, 'rank INTEGER NOT NULL DEFAULT 0', "tie TEXT NOT NULL DEFAULT ''"]; // prettier-ignore
  const sql = 'UPDATE calls SET time = :time, moment = :moment, rank = :rank, tie = :tie WHERE id = :id';
  const updates = rows.flatMap(({ id, body }) => {
    const event = readEvent(body);
    return event ? [{ sql, args: { id, ...orderColumns(event) } }] : [];
  });
  return [...columns.map((column) => `ALTER TABLE calls ADD COLUMN ${column}`), ...updates];
}
