/** The words about a failed call that a text does not hold. */
import type { LanguageOption } from '../catalog/describe.js';
import { warnOnce } from '../catalog/warn.js';
import type { Failure } from '../failure/explain.js';
import { explain } from '../failure/explain.js';
import { read } from '../failure/read.js';
import type { Encoding } from './decode.js';
import { DECODE } from './decode.js';
import type { Difference } from './difference.js';

const FIELDS = ['title', 'blameLabel', 'cause', 'whatToTry', 'retryAdvice', 'reassurance'] as const;

/** Words of a `Failure` that a text may be expected to hold. */
export type WordsField = (typeof FIELDS)[number];

/** What to look for, and how the text is written down. */
export interface FindOptions extends LanguageOption {
  /** What undoes the text's encoding: its name, or a function where a text needs more than these do. Absent: `text`. */
  readonly decode?: Encoding | ((text: string) => string) | undefined;
  /** The words to look for. Absent: `title`, `blameLabel`, `cause` and `whatToTry`. */
  readonly fields?: readonly WordsField[] | undefined;
}

/**
 * Looks in a text (a page, a mail, a log line) for the words about a failed call, and gives those that are not in it
 * byte for byte; a line break may stand for a blank. `input` is what `explainFailure` takes: a call, an event, a reason.
 * Nothing is missing where nothing failed; input that is no call gets one warning, so that no test passes by a slip.
 * What is no text lacks every word, and so does a text whose decoder throws. Other wrong options get one warning.
 */
export function findMissingWords(text: unknown, input: unknown, options?: FindOptions | null): Difference[] {
  const { lang, fields, decode } = options ?? {};
  const reading = read(input);
  if (reading.failed === null) warnOnce('findMissingWords needs a call, an event or a reason.');
  const failure = explain(reading, lang);
  if (!failure) return [];
  const words = wordsOf(failure);
  const said = unwrap(decoded(text, decode));
  return wanted(fields)
    .filter((field) => !without(said, longerThan(words[field], words)).includes(words[field]))
    .map((field) => ({ reason: failure.reason, field, expected: words[field], found: undefined }));
}

const wordsOf = ({ guidance, blameLabel, retryAdvice, reassurance }: Failure): Record<WordsField, string> => {
  const { title, cause, whatToTry } = guidance;
  return { title, blameLabel, cause, whatToTry, retryAdvice: retryAdvice.text, reassurance };
};

/** "Carrier rejected the call" does not say that the badge says "Carrier". */
const longerThan = (short: string, words: Readonly<Record<string, string>>): string[] =>
  Object.values(words).filter((other) => short && other !== short && other.includes(short));

const without = (text: string, parts: readonly string[]): string =>
  parts.reduce((rest, part) => rest.replaceAll(part, '\n'), text);

/** A text is wrapped and indented for the width of a terminal or a mail: that is no part of its words. */
const unwrap = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join(' ');

function decoded(text: unknown, decode: unknown = 'text'): string {
  if (typeof text !== 'string') return '';
  if (typeof decode === 'function') return byFunction(text, decode as (text: string) => unknown);
  const isKnown = typeof decode === 'string' && Object.hasOwn(DECODE, decode);
  if (!isKnown) warnOnce(`decode is ${Object.keys(DECODE).join(', ')} or a function.`);
  return DECODE[isKnown ? (decode as Encoding) : 'text'](text);
}

function byFunction(text: string, decode: (text: string) => unknown): string {
  try {
    const said = decode(text);
    return typeof said === 'string' ? said : '';
  } catch (thrown) {
    warnOnce(`decode threw, so all words are missing. ${thrown instanceof Error ? thrown.message : ''}`);
    return '';
  }
}

function wanted(fields: readonly WordsField[] = ['title', 'blameLabel', 'cause', 'whatToTry']): WordsField[] {
  const asked: readonly unknown[] = Array.isArray(fields) ? fields : [fields];
  if (!asked.every((each) => (FIELDS as readonly unknown[]).includes(each)))
    warnOnce(`fields are ${FIELDS.join(', ')}.`);
  return FIELDS.filter((field) => asked.includes(field));
}
