import { facts as english } from './english.js';
import { fill } from './fill.js';
import { words } from './registry.js';

/** `short` for lists and facts: "9 min 48 s". `long` for sentences: "9 minutes, 48 seconds". */
export type DurationStyle = 'short' | 'long';

type Unit = 'hour' | 'minute' | 'second';
type Part = readonly [amount: number, unit: Unit];

/**
 * A duration as people say it, in a language: "5 s", "9 min 48 s", "1 h 2 min". Seconds are left out from one hour on,
 * and decimals from one minute on.
 */
export function formatDuration(seconds: number, lang: string, style: DurationStyle = 'short'): string {
  const parts = partsOf(seconds);
  return (style === 'long' ? spelledOut(parts, lang) : null) ?? abbreviated(parts, lang);
}

/** The amounts of each unit, largest first, without zeros. */
function partsOf(seconds: number): readonly Part[] {
  const decimal = Math.round(seconds * 10) / 10;
  if (decimal < 60) return [[decimal, 'second']];
  const whole = Math.round(seconds);
  if (whole < 3600) return withoutZeros([Math.floor(whole / 60), 'minute'], [whole % 60, 'second']);
  const minutes = Math.round(whole / 60);
  return withoutZeros([Math.floor(minutes / 60), 'hour'], [minutes % 60, 'minute']);
}

const withoutZeros = (...parts: readonly Part[]): readonly Part[] => parts.filter(([amount]) => amount > 0);

function abbreviated(parts: readonly Part[], lang: string): string {
  const sentences = words('facts', lang, english);
  return parts.map(([amount, unit]) => fill(sentences[`${unit}s`], { [`${unit}s`]: amount }, lang)).join(' ');
}

/** The duration by the engine's own data, which has the plural forms; null if it does not know the language. */
function spelledOut(parts: readonly Part[], lang: string): string | null {
  try {
    if (Intl.NumberFormat.supportedLocalesOf(lang).length === 0) return null;
    const amounts = parts.map(([amount, unit]) =>
      new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(amount),
    );
    return new Intl.ListFormat(lang, { type: 'unit' }).format(amounts);
  } catch {
    return null; // A malformed tag.
  }
}
