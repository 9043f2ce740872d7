/** Decodes a text to what its reader sees. Regular expressions only, each of which takes linear time. */

/** How a text is encoded. `json` is any text with JSON escapes in it, such as a log of JSON lines. */
export type Encoding = 'text' | 'ansi' | 'markdown' | 'html' | 'json';

/** The decoder of each encoding. */
export const DECODE: Readonly<Record<Encoding, (text: string) => string>> = {
  text: String,
  ansi: (text) => text.replace(ANSI, ''),
  markdown: (text) => text.replace(/^[ \t]*>[> \t]*/gm, '').replace(MARKS, unmark),
  html: (text) =>
    text
      .replace(TAG, (tag) => (/^<br\b/i.test(tag) ? ' ' : ''))
      .replace(/[ \t\n\f\r]+/g, ' ')
      .replace(ENTITY, entity),
  json: (text) => text.replace(/\\(?:u([\da-f]{4})|(.))/gi, unescape),
};

/** Escape sequences of a terminal: colours, cursor movements and links. */
// eslint-disable-next-line no-control-regex -- they begin with the character ESC
const ANSI = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?)/g;

/** Comments, scripts, style sheets and tags. One that is never closed extends to the end, as in a browser. */
const TAG =
  /<!--[^]*?(?:-->|$)|<(script|style)\b[^]*?(?:<\/\1\s*>|$)|<[a-z/!?](?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^>"'])*(?:>|$)/gi;

/** Numeric character references, and the named ones that the official words may need. */
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  mdash: '—',
  rarr: '→',
};

function entity(written: string, decimal?: string, hex?: string, name = ''): string {
  if (name) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? '') : written;
  const code = decimal ? Number(decimal) : parseInt(hex ?? '', 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : written;
}

/** Code spans, escapes, character references, and the marks of strong and emphasised text. */
const MARKS = /(?<!`)(`+)(?!`)([^`]+)\1(?!`)|\\([!-/:-@[-`{-~])|(&#?\w+;)|\*|~~|(?<![^\W_])_|_(?![^\W_])/g;

const unmark = (_: string, _ticks?: string, code?: string, mark?: string, named?: string): string =>
  code ?? mark ?? named?.replace(ENTITY, entity) ?? '';

const CONTROLS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

const unescape = (_: string, code?: string, mark = ''): string =>
  code ? String.fromCharCode(parseInt(code, 16)) : (CONTROLS[mark] ?? mark);
