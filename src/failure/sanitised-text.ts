/**
 * Foreign text on one line, at a length that a person can read, without characters that cannot be seen: controls steer a
 * terminal, and marks of direction reorder or hide what stands around them.
 */
export function sanitiseText(value: string): string {
  const line = value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
