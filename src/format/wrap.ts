/** Wraps text to a width, for terminals, logs and plain mail. */
import { charactersOf, columnsOf, DENSE } from './display-width.js';

/** The minimum width: in a smaller one, most words would be cut. */
const NARROWEST = 20;

/**
 * A unit that is not broken. In Chinese and Japanese, lines break between characters, but not before closing
 * punctuation.
 */
const CHUNK = new RegExp(`(?:[${DENSE}]|[^\\s${DENSE}]+)[、。」）！？：ー]*\\s*`, 'g');

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
    // A word that is longer than a line is broken between characters.
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
