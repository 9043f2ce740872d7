/**
 * Foreign text on one line, without characters that cannot be seen: controls steer a terminal, and marks of direction
 * reorder or hide what stands around them.
 */
export const onOneLine = (value: string): string => value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/** Foreign text on one line, at a length that a person can read. */
export function sanitiseText(value: string): string {
  const line = onOneLine(value);
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
