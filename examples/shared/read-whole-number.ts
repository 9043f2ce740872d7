/**
 * Reads a command-line option or an environment variable. Absent or empty, it is `fallback`. Throws a RangeError with a
 * sentence for the person at the terminal.
 */
export function readWholeNumber(
  name: string,
  text: string | undefined,
  [min, max]: readonly [min: number, max: number],
  fallback: number,
): number {
  if (text === undefined || text === '') return fallback;
  const number = Number(text);
  if (Number.isInteger(number) && number >= min && number <= max) return number;
  throw new RangeError(`${name} takes a whole number from ${min} to ${max}, not "${text}".`);
}
