/** Reads numbers and durations. A text is read as a whole or not at all: "5 min" is not 5, and "1,204" is not 1. */
import { lazy } from './lazy.js';

/** A finite number, or text with a plain decimal number; null for anything else. */
export function readNumber(value: unknown): number | null {
  const number = typeof value === 'string' ? numberOfText(value.trim()) : asNumber(value);
  return Number.isFinite(number) ? number : null;
}

const asNumber = (value: unknown): number =>
  typeof value === 'number' || typeof value === 'bigint' ? Number(value) : NaN;

const numberOfText = (text: string): number => (/^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : NaN);

/**
 * A duration in seconds: a number of seconds, `m:ss`, `h:mm:ss`, or ISO 8601 (`PT5M30S`, `P1DT2H`, `P1W`). Only the last
 * part may have decimals. Null for years and months that are not 0 (their length varies), for negative durations and
 * for anything else.
 */
export function readDuration(value: unknown): number | null {
  const seconds = typeof value === 'string' ? secondsOfText(value.trim()) : readNumber(value);
  return seconds !== null && seconds >= 0 && Number.isFinite(seconds) ? seconds : null;
}

const secondsOfText = (text: string): number | null => readNumber(text) ?? secondsOfClock(text) ?? secondsOfIso(text);

function secondsOfClock(text: string): number | null {
  const parts = /^(?:(\d+):([0-5]\d)|(\d+)):([0-5]\d(?:\.\d+)?)$/.exec(text);
  if (!parts) return null;
  const [, hours = 0, minutesOfHour = 0, minutes = minutesOfHour, seconds] = parts;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** The parts of an ISO 8601 duration, in seconds. */
const PARTS = { W: 604_800, D: 86_400, H: 3600, M: 60, S: 1 } as const;

const part = (unit: keyof typeof PARTS): string => `(?:(\\d+(?:[.,]\\d+)?)${unit})`;
const iso = lazy(
  () =>
    new RegExp(
      `^P(?=[\\dT])(?:${part('W')}|(?:0+Y)?(?:0+M)?${part('D')}?(?:T(?=\\d)${part('H')}?${part('M')}?${part('S')}?)?)$`,
      'i',
    ),
);
const DECIMALS_BEFORE_LAST = /[.,]\d+\D./;

function secondsOfIso(text: string): number | null {
  const parts = iso().exec(text);
  if (!parts || DECIMALS_BEFORE_LAST.test(text)) return null;
  const amounts = parts.slice(1).map((amount: string | undefined) => Number(amount?.replace(',', '.') ?? 0));
  return Object.values(PARTS).reduce((sum, seconds, place) => sum + seconds * (amounts[place] ?? 0), 0);
}
