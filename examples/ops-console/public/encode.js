/** Text as an address or a header can carry it: neither takes every character that an id may have. */
export function encode(text) {
  return encodeURIComponent(text.toWellFormed());
}
