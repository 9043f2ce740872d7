/** Encodes text for a URL or a header: an id may have characters that neither can carry. */
export function encode(text) {
  return encodeURIComponent(text.toWellFormed());
}
