/** Wraps text to a width, for terminals, logs and plain mail. */

/** The smallest width: below it, most words would be cut. */
const NARROWEST = 20;

/** Chinese and Japanese have no blanks: lines break between characters, but not before closing punctuation. */
const DENSE = '\\u3000-\\u9fff\\uff00-\\uff60';
const CHUNK = new RegExp(`(?:[${DENSE}]|[^\\s${DENSE}]+)[、。」）！？：ー]*\\s*`, 'g');

/** Characters that take two columns of a terminal. */
const WIDE = new RegExp(`[${DENSE}가-힣]|\\p{Emoji_Presentation}`, 'u');

/** A colour of a terminal, which takes no column; or a character with its combining marks. */
// eslint-disable-next-line no-control-regex -- our own colours
const CHARACTER = /\u001b\[\d+m|.[\p{M}\p{Cf}]*/gu;

/** Wraps text to a width in columns, at least 20. Any value that is not a positive number leaves the text as it is. */
export const wrap = (text: string, width: unknown): string =>
  typeof width === 'number' && width > 0
    ? text.replace(/.+/g, (line) => wrapLine(line, Math.max(NARROWEST, width)))
    : text;

function wrapLine(line: string, width: number): string {
  let lines = '';
  let column = 0;
  for (const chunk of line.match(CHUNK) ?? []) {
    const isLong = columnsOf(chunk.trimEnd()) > width;
    // A word that is longer than a line is cut between characters.
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
  charactersOf(text).reduce((sum, character) => sum + columnsOfCharacter(character), 0);

function columnsOfCharacter(character: string): number {
  if (character.startsWith('\u001b')) return 0;
  return WIDE.test(character) ? 2 : 1;
}
