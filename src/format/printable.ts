/**
 * Replaces control characters, which could control a terminal or break lines: even a catalog may come from a server.
 */
export const printable = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
