/** The grammar of amounts. Each reads the whole text or nothing: "5 min" is not 5, and "1,204" is not 1. */

/** A finite number, or a text of one as a plain decimal; null for all else. */
export function readNumber(value: unknown): number | null {
  const number = typeof value === 'string' ? numberOfText(value.trim()) : asNumber(value);
  return Number.isFinite(number) ? number : null;
}

const asNumber = (value: unknown): number =>
  typeof value === 'number' || typeof value === 'bigint' ? Number(value) : NaN;

const numberOfText = (text: string): number => (/^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : NaN);

/**
 * A duration in seconds: a plain number of them, `m:ss`, `h:mm:ss`, or ISO 8601 (`PT5M30S`, `P1DT2H`, `P1W`). Decimals
 * belong to the last part. Years and months are as long as they like: null for these, where they are not 0, for less than 0 and for all else.
 */
export function readDuration(value: unknown): number | null {
  const text = typeof value === 'string' ? value.trim() : '';
  const seconds = secondsOfClock(text) ?? secondsOfIso(text) ?? readNumber(value);
  return seconds !== null && seconds >= 0 && Number.isFinite(seconds) ? seconds : null;
}

function secondsOfClock(text: string): number | null {
  const parts = /^(?:(\d+):([0-5]\d)|(\d+)):([0-5]\d(?:\.\d+)?)$/.exec(text);
  if (!parts) return null;
  const [, hours = 0, minutesOfHour = 0, minutes = minutesOfHour, seconds] = parts;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** How long each part of a duration in ISO 8601 is, in s. */
const PARTS = { W: 604_800, D: 86_400, H: 3600, M: 60, S: 1 } as const;

const part = (unit: keyof typeof PARTS): string => `(?:(\\d+(?:[.,]\\d+)?)${unit})`;
const ISO = new RegExp(
  `^P(?=[\\dT])(?:${part('W')}|(?:0+Y)?(?:0+M)?${part('D')}?(?:T(?=\\d)${part('H')}?${part('M')}?${part('S')}?)?)$`,
  'i',
);
const DECIMALS_BEFORE_LAST = /[.,]\d+\D./;

function secondsOfIso(text: string): number | null {
  const parts = ISO.exec(text);
  if (!parts || DECIMALS_BEFORE_LAST.test(text)) return null;
  const amounts = parts.slice(1).map((amount: string | undefined) => Number(amount?.replace(',', '.') ?? 0));
  return Object.values(PARTS).reduce((sum, seconds, place) => sum + seconds * (amounts[place] ?? 0), 0);
}
