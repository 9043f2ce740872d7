import type { Rows } from './table.js';

/**
 * CSV by RFC 4180: commas, CRLF after every record, quotes where a cell needs them. UTF-8 without a byte order mark, which
 * whoever writes a file for Excel puts before it.
 */
export const asCsv = (rows: Rows): string => rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

function cell(text: string): string {
  const safe = text.replace(FORMULA_START, "'");
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The places before which a spreadsheet would begin to read a formula: an apostrophe there makes it text. That is the
 * beginning of a cell, after blanks and invisible characters, too, and in the wide forms that Chinese and Japanese
 * spreadsheets take. After a semicolon as well: where that separates the cells, a spreadsheet splits our cells there.
 * See https://owasp.org/www-community/attacks/CSV_Injection.
 */
const FORMULA_START = /(?<=^|[;\r\n\t])(?=[\s\p{Cf}]*[=＝﹦+＋﹢\-－﹣@＠﹫]|[\t\r])/gu;
