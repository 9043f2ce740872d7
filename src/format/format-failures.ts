import type { LanguageOption } from '../catalog/describe.js';
import { languageFor } from '../catalog/registry.js';
import { eachInput } from '../failure/each-input.js';
import type { ExplainOptions, Failure } from '../failure/explain.js';
import { explainFailure } from '../failure/explain.js';
import { asCsv } from './csv.js';
import { oneOf, zoneOf } from './options.js';
import type { TableOptions } from './table.js';
import { fullRows, shortRows } from './table.js';
import { asMarkdownTable, asTextTable, legendInMarkdown, legendInText } from './text-table.js';

/** The formats of `formatFailures`. */
export const TABLE_FORMATS = ['csv', 'text', 'markdown'] as const;

/** One of the formats of `formatFailures`. */
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** How to write a table of failures. */
export interface TableFormatOptions extends ExplainOptions {
  /** `csv` (RFC 4180, for spreadsheets), `text` (aligned columns) or `markdown`. Anything else: text. */
  readonly format: TableFormat;
  /** IANA time zone, such as `Europe/Berlin`. Absent or unknown to the runtime: UTC. */
  readonly timeZone?: string | undefined;
}

type Write = (failures: readonly Failure[], options: TableOptions) => string;

const WRITE: Readonly<Record<TableFormat, Write>> = {
  csv: (failures, options) => asCsv(fullRows(failures, options)),
  text: (failures, options) =>
    `${asTextTable(shortRows(failures, options))}\n\n${legendInText(failures, options.lang)}`,
  markdown: (failures, options) =>
    `${asMarkdownTable(shortRows(failures, options))}\n\n${legendInMarkdown(failures, options.lang)}`,
};

/**
 * Formats many failed calls as one table, in the given order and in the same words as every other surface. Takes what
 * the list's `calls` takes: an iterable of call objects, events or reasons, one of them, an object that holds the list,
 * or JSON text of any of these. Calls that did not fail are left out.
 *
 * CSV has a header and one row per failure: time (ISO 8601), call, number, agent, channel, reason code, title, blame,
 * cause, what to try, retry advice, duration in seconds and attempt. Spreadsheets run no cell of it as a formula. Text
 * and Markdown are for people: a table without empty columns, then the meaning of each reason and what to try. If
 * nothing failed, they are '', and CSV is only the header.
 *
 * Phone numbers are masked unless `phones` is `full`. Never throws: an unknown option gets its default and one warning.
 * An input that cannot be read as calls counts as no calls, with one warning.
 */
export function formatFailures(inputs: unknown, options?: TableFormatOptions | null): string {
  const given: Partial<TableFormatOptions> = typeof options === 'object' ? (options ?? {}) : {};
  const failures: Failure[] = [];
  eachInput(inputs, (input) => {
    const failure = explainFailure(input, given);
    if (failure) failures.push(failure);
  });
  return writeFailures(failures, given);
}

/** Formats failures that were explained before. */
export function writeFailures(
  failures: readonly Failure[],
  given: Partial<Pick<TableFormatOptions, 'format' | 'timeZone'> & LanguageOption>,
): string {
  const format = oneOf(TABLE_FORMATS, given.format, 'text', 'format');
  const timeZone = zoneOf(given.timeZone);
  if (failures.length === 0 && format !== 'csv') return '';
  // A file in UTF-8 cannot contain lone surrogates.
  return WRITE[format](failures, { lang: languageFor(given.lang), timeZone }).toWellFormed();
}
