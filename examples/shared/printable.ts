/** Control and format characters, and the separators of lines and paragraphs. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** Text from outside, without characters that could steer a terminal: runs of them become a blank. */
export const printable = (text: string): string => text.replace(UNPRINTABLE, ' ');
