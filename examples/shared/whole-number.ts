/** Reads an option of this name; absent or empty, it is `otherwise`. Throws a RangeError with a sentence for the person at the terminal. */
export function wholeNumber(
  name: string,
  text: string | undefined,
  [least, most]: readonly [least: number, most: number],
  otherwise: number,
): number {
  if (text === undefined || text === '') return otherwise;
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new RangeError(`${name} takes a whole number from ${least} to ${most}, not "${text}".`);
}
