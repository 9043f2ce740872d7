/** Text without control characters, which control terminals and break lines. A catalog is data and may come from a server. */
export const printable = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
