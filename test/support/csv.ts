/**
 * A strict parser of RFC 4180, independent of the code that writes it: it throws for anything outside the RFC's
 * grammar.
 */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  // A quoted field with doubled quotes, or text without quotes, commas and line breaks; then what ends it.
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (field.lastIndex < text.length) {
    const place = field.lastIndex;
    const match = field.exec(text);
    if (!match) throw new Error(`no CSV at ${String(place)}: ${text.slice(place, place + 40)}`);
    const [, quoted, bare = '', end] = match;
    row.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) throw new Error('the last record has no end');
  return rows;
}
