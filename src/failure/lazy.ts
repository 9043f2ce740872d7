/**
 * A value that is made when it is first needed. For patterns: one over classes of Unicode takes up to half a millisecond to
 * compile, and most pages show no text that needs it.
 */
export function lazy<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
