/** The messages that were logged already: the same misuse in a thousand rows is logged once. */
const logged = new Set<string>();

/** Tells the developer about a misuse, once for each message: what is wrong, and what to do instead. */
export function warnOnce(message: string): void {
  if (logged.has(message)) return;
  logged.add(message);
  console.warn(`osmtalk-elements: ${message}`);
}
