/**
 * Masks phone numbers, which are personal data: banners are seen by bystanders and pasted into tickets. They are masked
 * once, when data from outside is read, so that no surface can forget it. When in doubt, digits are masked: a mask too
 * many costs a look at the source, but a leak cannot be undone.
 */
import { lazy } from './lazy.js';
import { isAmount, isIpAddress, isVersion, keptSource } from './unmasked.js';

const DOTS = '••••';

/** The number of digits of a phone number (E.164), and the most with a prefix `00` or `011` or with `(0)` inside. */
const FEWEST_DIGITS = 8;
const MOST_DIGITS = 15;
const MOST_DIALLED = 18;

/** What may stand between digits: blanks, hyphens and minus signs, invisible characters, dots, slashes and brackets. */
const MARK = '(?:[^\\S\\r\\n]|[\\p{Pd}\\p{Cf}\\u2212.．/／()（）\\[\\]])';

/** A text to keep (a date, say), or digits of any script with marks between them, up to the next text to keep. */
const tokenPattern = lazy(() => {
  const kept = keptSource();
  const number = `(?:[+＋]${MARK}{0,2}|[(（[](?!${kept}))?\\p{Nd}(?:${MARK}{0,4}(?!${kept})\\p{Nd})*`;
  return new RegExp(`(${kept})|${number}`, 'giu');
});

/** How many characters around a token are looked at to decide what it is. */
const CONTEXT = 40;

/** Free text with the phone numbers in it masked to their last four digits. */
export function maskText(text: string): string {
  if (text.length < FEWEST_DIGITS || digitsIn(text) < FEWEST_DIGITS) return text;
  return text.replace(tokenPattern(), (token: string, kept: string | undefined, place: number) => {
    if (kept !== undefined || token.length < FEWEST_DIGITS) return token;
    const end = place + token.length;
    return maskToken(token, text.slice(Math.max(0, place - CONTEXT), place), text.slice(end, end + CONTEXT));
  });
}

/** A field that holds a phone number: at most its last four digits are shown. Text without digits is kept. */
export const maskNumber = (number: string): string => (digitsIn(number) > 0 ? lastFour(number) : number);

const digitsIn = (text: string): number => text.match(/\p{Nd}/gu)?.length ?? 0;

const lastFour = (number: string): string => DOTS + (number.match(/\p{Nd}/gu) ?? []).slice(-4).join('');

/** Masks one token, given the text before and after it. Parts of ids stay; the rest may be a phone number. */
function maskToken(token: string, before: string, after: string): string {
  const isOpened = /^[([（][^)\]）]*$/.test(token);
  // The bracket is around more than the digits, as in `(12345678 ms)`.
  if (isOpened) return token.charAt(0) + maskToken(token.slice(1), before + token.charAt(0), after);
  const start = idAtStart(token, before).length;
  const end = token.length - idAtEnd(token.slice(start), after).length;
  const rest = token.slice(start, end);
  const stays = isAmount(rest, before, after) || isVersion(rest, before) || isIpAddress(rest, before, after);
  return token.slice(0, start) + (stays ? rest : maskRest(rest)) + token.slice(end);
}

/** The part of a token that belongs to an id, as in `call_12345678` and `a1234-5678`, but not `tel4155550100`; or that was masked already. */
function idAtStart(token: string, before: string): string {
  if (before.endsWith('•')) return /^\p{Nd}+/u.exec(token)?.[0] ?? '';
  if (/(?:%2B|(?:^|[^A-Za-z])(?:tel|phone|mobile|cell|fax|nr|no))-?$/i.test(before)) return '';
  if (/(?:^|[^A-Za-z])v$/i.test(before)) return /^\p{Nd}+(?:\.\p{Nd}+)*/u.exec(token)?.[0] ?? '';
  if (/[A-Za-z_]$/.test(before)) return /^\p{Nd}+(?:-\p{Nd}+)*/u.exec(token)?.[0] ?? '';
  return /[A-Za-z_]\w*-$/.test(before) ? (idAfterHyphen().exec(token)?.[0] ?? '') : '';
}

/** An id after a hyphen, as in `call-12345678`, `X-12345678-9` and `INV-2026-00012345`, but not `call-415-555-0100`. */
const idAfterHyphen = lazy(() => /^(?:\p{Nd}+|\p{Nd}{8,}-\p{Nd}{1,2}|20\d\d-\p{Nd}+)(?=$|[^\S\r\n])/u);

/** The end of a token that belongs to an id, as in `12345678a` and `12345678-a1b2`, but not `4155550100x12`. */
function idAtEnd(token: string, after: string): string {
  const isPart = /^(?!x\d|ext)[A-Za-z_]/i.test(after) || /^-(?=\w*\d)(?=\w*[A-Za-z])/.test(after);
  return isPart ? (/(?<=^|[^\S\r\n])\p{Nd}+$/u.exec(token)?.[0] ?? '') : '';
}

function maskRest(rest: string): string {
  const count = digitsIn(rest);
  const isDialled = /^\D*(?:00|011)\p{Nd}*[1-9]/u.test(rest) || rest.includes('(0)');
  if (count < FEWEST_DIGITS) return rest;
  if (count <= (isDialled ? MOST_DIALLED : MOST_DIGITS)) return maskWhole(rest);
  return rest.split(numberInMany()).map(maskPart).join('');
}

/** Splits a token with more digits than one phone number has into runs of eight or more digits and the text between them. */
const numberInMany = lazy(() => /((?<!\p{Nd})\p{Nd}{8,}(?!\p{Nd}))/u);

/** Masks a part with more than four digits, unless it is too long for a phone number. */
const maskPart = (part: string): string => (/\p{Nd}{16}/u.test(part) || digitsIn(part) <= 4 ? part : maskWhole(part));

/** Masks a phone number. A bracket that is closed after it stays. */
function maskWhole(number: string): string {
  const [, first = ''] = /^([^\p{Nd}+＋]*)/u.exec(number) ?? [];
  const [last = ''] = /[^\p{Nd}]*$/u.exec(number) ?? [];
  const isOpen = /[([（]/.test(first) && !/[)\]）]/.test(number);
  return (isOpen ? first : first.replace(/[([（]/g, '')) + lastFour(number) + last;
}
