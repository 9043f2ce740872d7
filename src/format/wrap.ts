/** Text in lines of a given width, for terminals, logs and plain mail. */

/** Narrower than this, words would fall to pieces. */
const NARROWEST = 20;

/** Chinese and Japanese are written without blanks: lines break between their characters, but not before what closes. */
const DENSE = '\\u3000-\\u9fff\\uff00-\\uff60';
const CHUNK = new RegExp(`(?:[${DENSE}]|[^\\s${DENSE}]+)[、。」）！？：ー]*\\s*`, 'g');

/** Takes two columns of a terminal. */
const WIDE = new RegExp(`[${DENSE}가-힣]|\\p{Emoji_Presentation}`, 'u');

/** A terminal's colour, which takes no column; a character with the marks on it. */
// eslint-disable-next-line no-control-regex -- our own colours
const CHARACTER = /\u001b\[\d+m|.[\p{M}\p{Cf}]*/gu;

/** Wraps text to a width in columns, at least 20. A width that is no such number wraps nothing. */
export const wrap = (text: string, width: unknown): string =>
  typeof width === 'number' && width > 0
    ? text.replace(/.+/g, (line) => wrapLine(line, Math.max(NARROWEST, width)))
    : text;

function wrapLine(line: string, width: number): string {
  let lines = '';
  let column = 0;
  for (const chunk of line.match(CHUNK) ?? []) {
    const isLong = columnsOf(chunk.trimEnd()) > width;
    // A word that is longer than a line is cut.
    for (const piece of isLong ? charactersOf(chunk) : [chunk]) {
      if (column + columnsOf(piece.trimEnd()) > width) {
        lines = `${lines.trimEnd()}\n`;
        column = 0;
      }
      lines += piece;
      column += columnsOf(piece);
    }
  }
  return lines.trimEnd();
}

const charactersOf = (text: string): readonly string[] => text.match(CHARACTER) ?? [];

const columnsOf = (text: string): number =>
  charactersOf(text).reduce((sum, each) => sum + (each.startsWith('\u001b') ? 0 : WIDE.test(each) ? 2 : 1), 0);
