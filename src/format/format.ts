import { warnOnce } from '../catalog/warn.js';
import type { ExplainOptions, Failure } from '../failure/explain.js';
import { explainFailure } from '../failure/explain.js';
import { formatAnsi } from './ansi.js';
import type { FactOptions } from './facts.js';
import { AUDIENCES } from './facts.js';
import { formatHtml } from './html.js';
import { formatMarkdown } from './markdown.js';
import { inParagraphs } from './paragraphs.js';
import { printable } from './printable.js';
import { formatProblem } from './problem.js';
import { wrap } from './wrap.js';

/** The formats of `formatFailure`. */
export const FORMATS = ['text', 'ansi', 'markdown', 'html', 'problem+json'] as const;

/** One of the formats of `formatFailure`. */
export type Format = (typeof FORMATS)[number];

export interface FormatOptions extends ExplainOptions, FactOptions {
  /** `text`, `ansi` (for terminals), `markdown`, `html` (for e-mail) or `problem+json` (RFC 9457). Anything else: text. */
  readonly format: Format;
  /** Columns to wrap `text` and `ansi` to, at least 20. Absent: nothing is wrapped. */
  readonly width?: number | undefined;
}

type Print = (failure: Failure, options: FormatOptions) => string;

const PRINT: Readonly<Record<Format, Print>> = {
  text: (failure, options) => wrap(inParagraphs(failure, options, printable), options.width),
  ansi: (failure, options) => wrap(formatAnsi(failure, options), options.width),
  markdown: formatMarkdown,
  html: formatHtml,
  'problem+json': formatProblem,
};

/**
 * One failed call in the words of every other surface, for a terminal, a log, a ticket, an e-mail or an API. Takes what
 * `explainFailure` takes; '' for what did not fail. Moments are in UTC unless a time zone is given. Never throws: an
 * option that is none of those offered gets one warning, and its default.
 */
export function formatFailure(input: unknown, options?: FormatOptions | null): string {
  const given: Partial<FormatOptions> = typeof options === 'object' ? (options ?? {}) : {};
  const failure = explainFailure(input, given);
  const format = oneOf(FORMATS, given.format, 'text', 'format');
  const audience = oneOf(AUDIENCES, given.audience, 'operator', 'audience');
  return failure ? PRINT[format](failure, { ...given, format, audience, timeZone: zoneOf(given.timeZone) }) : '';
}

function oneOf<T extends string>(offered: readonly T[], given: unknown, fallback: T, name: string): T {
  const known = offered.find((each) => each === given);
  if (!known && given != null) warnOnce(`${name} is ${offered.join(', ')}.`);
  return known ?? fallback;
}

/** A time zone that this runtime knows. */
function zoneOf(timeZone: unknown): string {
  if (timeZone == null) return 'UTC';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: timeZone as string }).resolvedOptions().timeZone;
  } catch {
    warnOnce('timeZone is an IANA name, such as Europe/Berlin.');
    return 'UTC';
  }
}
