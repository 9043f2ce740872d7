import type { Rows } from './table.js';

/**
 * CSV by RFC 4180: commas, CRLF after every record, quotes where a cell needs them. There is no byte order mark: add
 * one in front when writing a file for Excel.
 */
export const asCsv = (rows: Rows): string => rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

function cell(text: string): string {
  const safe = text.replace(FORMULA_START, "'");
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Matches where a spreadsheet could begin to read a formula; an apostrophe there makes it text. This is at the
 * beginning of a cell, also after blanks and invisible characters, and also with the full-width forms that Chinese and
 * Japanese spreadsheets accept. It is also after a semicolon, where spreadsheets of some locales split cells.
 * See https://owasp.org/www-community/attacks/CSV_Injection.
 */
const FORMULA_START = /(?<=^|[;\r\n\t])(?=[\s\p{Cf}]*[=＝﹦+＋﹢\-－﹣@＠﹫]|[\t\r])/gu;
