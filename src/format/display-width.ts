/** The width of text in a monospaced font, such as a terminal's. */

/** Chinese and Japanese characters: two columns wide, and without blanks between words. */
export const DENSE = '\\u3000-\\u9fff\\uff00-\\uff60';

/** Characters that take two columns. */
const WIDE = new RegExp(`[${DENSE}가-힣]|\\p{Emoji_Presentation}`, 'u');

/** A colour code of a terminal, which has no width, or a character with its combining marks. */
// eslint-disable-next-line no-control-regex -- our own colours
const CHARACTER = /\u001b\[\d+m|.[\p{M}\p{Cf}]*/gu;

/** The characters of a text, each with its combining marks. */
export const charactersOf = (text: string): readonly string[] => text.match(CHARACTER) ?? [];

/** The number of columns that a text takes. */
export const columnsOf = (text: string): number =>
  ASCII.test(text)
    ? text.length
    : charactersOf(text).reduce((sum, character) => sum + columnsOfCharacter(character), 0);

/** Most cells of a table: one column for each character, and much faster to measure. */
const ASCII = /^[ -~]*$/;

function columnsOfCharacter(character: string): number {
  if (character.startsWith('\u001b')) return 0;
  return WIDE.test(character) ? 2 : 1;
}
