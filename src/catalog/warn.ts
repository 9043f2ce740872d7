/** Messages that were already given. A misuse in a list of a thousand rows is one misuse. */
const given = new Set<string>();

/** Tells the developer about a misuse, once for each message: what is wrong, and what to do instead. */
export function warnOnce(message: string): void {
  if (given.has(message)) return;
  given.add(message);
  console.warn(`osmtalk-elements: ${message}`);
}
