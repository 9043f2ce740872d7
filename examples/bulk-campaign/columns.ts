/** Text in the columns of a terminal, in any language. */

/** Chinese, Japanese, Korean and emoji take two columns. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Emoji_Presentation}/u;
/** Combining marks and format characters take none. */
const ZERO_WIDTH = /[\p{M}\p{Cf}]/u;

function widthOf(character: string): number {
  if (ZERO_WIDTH.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

const charactersOf = (text: string): string[] => Array.from(text);

export const columnsOf = (text: string): number => charactersOf(text).reduce((sum, each) => sum + widthOf(each), 0);

export function pad(text: string, columns: number, side: 'left' | 'right' = 'right'): string {
  const blanks = ' '.repeat(Math.max(0, columns - columnsOf(text)));
  return side === 'right' ? text + blanks : blanks + text;
}

/** As much of the beginning of a text as fits. */
export function cut(text: string, columns: number): string {
  let fitting = '';
  let left = columns;
  for (const character of charactersOf(text)) {
    left -= widthOf(character);
    if (left < 0) return fitting;
    fitting += character;
  }
  return text;
}

/** The lines of a text, wrapped to a number of columns. */
export function wrap(text: string, columns: number): string[] {
  const lines = [''];
  for (const piece of piecesOf(text).flatMap((each) => fitting(each, columns))) {
    const line = `${lines.at(-1) ?? ''}${piece}`;
    if (columnsOf(line.trimEnd()) <= columns) lines[lines.length - 1] = line;
    else lines.push(piece);
  }
  return lines.map((line) => line.trimEnd());
}

/** Words, each with the punctuation and blanks after it. Japanese has words without blanks between them. */
function piecesOf(text: string): string[] {
  const pieces = [''];
  for (const { segment, isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)) {
    const before = pieces.at(-1) ?? '';
    const mayBreak = before.endsWith(' ') || WIDE.test(before.slice(-1));
    if (isWordLike && mayBreak) pieces.push(segment);
    else pieces[pieces.length - 1] = before + segment;
  }
  return pieces;
}

/** Breaks a word that is longer than a line. */
function fitting(piece: string, columns: number): string[] {
  if (columnsOf(piece.trimEnd()) <= columns) return [piece];
  const first = cut(piece, columns);
  return first === '' ? [piece] : [first, ...fitting(piece.slice(first.length), columns)];
}
