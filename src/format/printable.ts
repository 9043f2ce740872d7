/** Text without control characters: they steer terminals and break lines. A catalog is data, and may come from a server. */
export const printable = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
