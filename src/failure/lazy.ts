/**
 * Creates a value when it is first needed. Used for regular expressions with Unicode classes, which take up to half a
 * millisecond to compile and which most pages never need.
 */
export function lazy<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
