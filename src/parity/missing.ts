/** Finds the words about a failed call that a text does not contain. */
import type { LanguageOption } from '../catalog/describe.js';
import { warnOnce } from '../catalog/warn.js';
import type { Failure } from '../failure/explain.js';
import { explain } from '../failure/explain.js';
import { read } from '../failure/read.js';
import type { Encoding } from './decode.js';
import { DECODE } from './decode.js';
import type { Difference } from './difference.js';

const FIELDS = ['title', 'blameLabel', 'cause', 'whatToTry', 'retryAdvice', 'reassurance'] as const;

/** The words of a `Failure` that a text can be searched for. */
export type WordsField = (typeof FIELDS)[number];

/** What to look for, and how the text is encoded. */
export interface FindOptions extends LanguageOption {
  /** The text's encoding, or a function that decodes it. Absent: `text`. */
  readonly decode?: Encoding | ((text: string) => string) | undefined;
  /** The words to look for. Absent: `title`, `blameLabel`, `cause` and `whatToTry`. */
  readonly fields?: readonly WordsField[] | undefined;
}

/**
 * Looks in a text (a page, a mail, a log line) for the words about a failed call, and returns those that it does not
 * contain exactly; only a line break may replace a blank. `input` is what `explainFailure` takes: a call, an event or a
 * reason. Nothing is missing when the call did not fail. Input that is not a call gets one warning, so that no test
 * passes by mistake. Every word is missing from a value that is not text, and from a text whose decoder throws. Other
 * wrong options get one warning.
 */
export function findMissingWords(text: unknown, input: unknown, options?: FindOptions | null): Difference[] {
  const { lang, fields, decode } = options ?? {};
  const reading = read(input);
  if (reading.failed === null) warnOnce('findMissingWords needs a call, an event or a reason.');
  const failure = explain(reading, lang);
  if (!failure) return [];
  const words = wordsOf(failure);
  const readable = unwrap(decoded(text, decode));
  return wanted(fields)
    .filter((field) => !without(readable, longerThan(words[field], words)).includes(words[field]))
    .map((field) => ({ reason: failure.reason, field, expected: words[field], found: undefined }));
}

const wordsOf = ({ guidance, blameLabel, retryAdvice, reassurance }: Failure): Record<WordsField, string> => {
  const { title, cause, whatToTry } = guidance;
  return { title, blameLabel, cause, whatToTry, retryAdvice: retryAdvice.text, reassurance };
};

/** The other words that contain these: the title "Carrier rejected the call" must not count as the label "Carrier". */
const longerThan = (short: string, words: Readonly<Record<string, string>>): string[] =>
  Object.values(words).filter((other) => short && other !== short && other.includes(short));

const without = (text: string, parts: readonly string[]): string =>
  parts.reduce((rest, part) => rest.replaceAll(part, '\n'), text);

/** The text on one line: wrapping and indentation depend on the width of a terminal or a mail. */
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
    const result = decode(text);
    return typeof result === 'string' ? result : '';
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
