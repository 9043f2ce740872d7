/**
 * Text from outside on one line, without control and formatting characters: the first control a terminal, the second can
 * reorder or hide the text around them.
 */
export const onOneLine = (value: string): string => value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/** Text from outside on one line of at most 200 characters. */
export function sanitiseText(value: string): string {
  const line = onOneLine(value);
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
