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

/** The format, and how to write it. */
export interface FormatOptions extends ExplainOptions, FactOptions {
  /** `text`, `ansi` (for terminals), `markdown`, `html` (for e-mail) or `problem+json` (RFC 9457). Anything else: text. */
  readonly format: Format;
  /** Width in columns to which `text` and `ansi` are wrapped; below 20 it counts as 20. Absent: no wrapping. */
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
 * Formats one failed call in the same words as every other surface: for a terminal, a log, a ticket, an e-mail or an
 * API. Takes what `explainFailure` takes; returns '' for a call that did not fail. Moments are in UTC unless a time zone
 * is given. Never throws: an option with an unknown value gets one warning, and its default.
 */
export function formatFailure(input: unknown, options?: FormatOptions | null): string {
  const asked: Partial<FormatOptions> = typeof options === 'object' ? (options ?? {}) : {};
  const failure = explainFailure(input, asked);
  const format = oneOf(FORMATS, asked.format, 'text', 'format');
  const audience = oneOf(AUDIENCES, asked.audience, 'operator', 'audience');
  return failure ? PRINT[format](failure, { ...asked, format, audience, timeZone: zoneOf(asked.timeZone) }) : '';
}

function oneOf<T extends string>(offered: readonly T[], value: unknown, fallback: T, name: string): T {
  const known = offered.find((each) => each === value);
  if (!known && value != null) warnOnce(`${name} is ${offered.join(', ')}.`);
  return known ?? fallback;
}

/** The time zone that was asked for, if this runtime knows it, else UTC. */
function zoneOf(timeZone: unknown): string {
  if (timeZone == null) return 'UTC';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: timeZone as string }).resolvedOptions().timeZone;
  } catch {
    warnOnce('timeZone is an IANA name, such as Europe/Berlin.');
    return 'UTC';
  }
}
