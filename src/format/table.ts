/** Many failures as rows and columns, before they are written in a format. */
import { formatDuration } from '../catalog/duration.js';
import { facts as factsEnglish } from '../catalog/english.js';
import { list as listEnglish } from '../catalog/english-list.js';
import { words } from '../catalog/registry.js';
import type { Failure } from '../failure/explain.js';
import { sanitiseText } from '../failure/sanitised-text.js';
import { formatTime } from './facts.js';
import { isoTime } from './iso-time.js';
import { printable } from './printable.js';

/** A column: its header, and its text for a failure; '' for an absent fact. */
interface Column {
  readonly header: string;
  readonly value: (failure: Failure) => string;
}

/** The language of the headers, and the zone of the times, which the runtime has to know. */
export interface TableOptions {
  readonly lang: string;
  readonly timeZone: string;
}

/** Cells of text on one line each; the header first. */
export type Rows = readonly (readonly string[])[];

/** All columns, by name. */
function columnsIn({ lang, timeZone }: TableOptions) {
  const facts = words('facts', lang, factsEnglish);
  const list = words('list', lang, listEnglish);
  const time = (write: (ms: number) => string) => ({
    header: list.time,
    value: ({ call }: Failure) => {
      const ms = call.endedAt ?? call.startedAt;
      return ms === null ? '' : write(ms);
    },
  });
  return {
    isoTime: time((ms) => isoTime(ms, timeZone)),
    time: time((ms) => formatTime(ms, lang, timeZone)),
    call: { header: facts.call, value: ({ call }) => call.id },
    destination: { header: facts.destination, value: ({ call }) => call.destination },
    agent: { header: facts.agent, value: ({ call }) => call.agentId },
    channel: { header: facts.channel, value: ({ call }) => call.channel },
    code: { header: facts.code, value: ({ code }) => code },
    /** The code, only if the catalog has no row for it: otherwise the title says the same. */
    unknownCode: {
      header: facts.code,
      value: ({ code, reason }) => (reason === 'unknown' && code !== reason ? code : ''),
    },
    title: { header: list.reason, value: ({ guidance }) => guidance.title },
    blame: { header: list.blame, value: ({ blameLabel }) => blameLabel },
    cause: { header: list.cause, value: ({ guidance }) => guidance.cause },
    whatToTry: { header: facts.whatToTry, value: ({ guidance }) => guidance.whatToTry },
    retryAdvice: { header: facts.retry, value: ({ retryAdvice }) => retryAdvice.text },
    seconds: { header: list.durationInSeconds, value: ({ call }) => String(call.durationSeconds ?? '') },
    duration: {
      header: facts.duration,
      value: ({ call: { durationSeconds: seconds } }) => (seconds === null ? '' : formatDuration(seconds, lang)),
    },
    attempt: { header: facts.attempt, value: ({ call }) => String(call.attempt ?? '') },
  } satisfies Record<string, Column>;
}

type ColumnName = keyof ReturnType<typeof columnsIn>;

/** Columns with text from outside. It is put on one line, without characters that could hide or reorder other text. */
const FOREIGN: readonly ColumnName[] = ['call', 'destination', 'agent', 'channel', 'code', 'unknownCode'];

/** All columns for machines and spreadsheets: times in ISO 8601, durations as numbers. */
const FULL: readonly ColumnName[] = [
  ...(['isoTime', 'call', 'destination', 'agent', 'channel', 'code', 'title', 'blame'] as const),
  ...(['cause', 'whatToTry', 'retryAdvice', 'seconds', 'attempt'] as const),
];

/** The columns for people. */
const SHORT: readonly ColumnName[] = [
  ...(['time', 'call', 'destination', 'title', 'unknownCode', 'blame', 'agent', 'channel'] as const),
  ...(['duration', 'attempt', 'retryAdvice'] as const),
];

/** Rows with all columns, even if some are empty. */
export const fullRows = (failures: readonly Failure[], options: TableOptions): Rows => rowsOf(FULL, failures, options);

/** Rows with the columns for people, without empty columns. */
export function shortRows(failures: readonly Failure[], options: TableOptions): Rows {
  const rows = rowsOf(SHORT, failures, options);
  const used = SHORT.map((_, index) => rows.slice(1).some((row) => row[index] !== ''));
  return rows.map((row) => row.filter((_, index) => used[index]));
}

function rowsOf(names: readonly ColumnName[], failures: readonly Failure[], options: TableOptions): Rows {
  const all: Record<ColumnName, Column> = columnsIn(options);
  const columns = names.map((name) => ({ ...all[name], clean: FOREIGN.includes(name) ? sanitiseText : printable }));
  return [
    columns.map(({ header }) => printable(header)),
    ...failures.map((failure) => columns.map(({ value, clean }) => clean(value(failure)))),
  ];
}
