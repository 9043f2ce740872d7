/** Relative times in words. */
const MINUTE = 60_000;
const UNITS: readonly [unit: Intl.RelativeTimeFormatUnit, ms: number][] = [
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
];

/** Formatters by language: creating one is slow. */
const formatters = new Map<string, Intl.RelativeTimeFormat>();

/**
 * "4 min. ago", in whole days, hours or minutes; null for less than a minute and for a moment in the future. In English
 * if there is no `Intl.RelativeTimeFormat`.
 */
export function formatAgo(ms: number, now: number, lang: string): string | null {
  const passed = now - ms;
  const found = UNITS.find(([, length]) => passed >= length);
  if (!found) return null;
  const [unit, length] = found;
  const count = Math.floor(passed / length);
  try {
    return formatterFor(lang).format(-count, unit);
  } catch {
    return `${String(count)} ${unit}${count === 1 ? '' : 's'} ago`;
  }
}

/** When the text of `formatAgo` changes next, in ms since 1970. */
export function nextAgoChange(ms: number, now: number): number {
  const passed = Math.max(0, now - ms);
  const length = UNITS.find(([, unitLength]) => passed >= unitLength)?.[1] ?? MINUTE;
  return ms + (Math.floor(passed / length) + 1) * length;
}

function formatterFor(lang: string): Intl.RelativeTimeFormat {
  const known = formatters.get(lang);
  if (known) return known;
  const formatter = new Intl.RelativeTimeFormat(isSupported(lang) ? lang : 'en', { style: 'short' });
  formatters.set(lang, formatter);
  return formatter;
}

/** Whether the runtime has the language. `supportedLocalesOf` throws for a malformed tag. */
function isSupported(lang: string): boolean {
  try {
    return Intl.RelativeTimeFormat.supportedLocalesOf(lang).length > 0;
  } catch {
    return false;
  }
}
