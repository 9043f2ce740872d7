import type { ExplainOptions, Failure } from '../failure/explain.js';
import { explainFailure } from '../failure/explain.js';
import { formatAnsi } from './ansi.js';
import type { FactOptions } from './facts.js';
import { AUDIENCES } from './facts.js';
import { formatHtml } from './html.js';
import { formatMarkdown } from './markdown.js';
import { oneOf, zoneOf } from './options.js';
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
 * is given. Never throws: an option with an unknown value gets its default and one warning.
 */
export function formatFailure(input: unknown, options?: FormatOptions | null): string {
  const given: Partial<FormatOptions> = typeof options === 'object' ? (options ?? {}) : {};
  const failure = explainFailure(input, given);
  const format = oneOf(FORMATS, given.format, 'text', 'format');
  const audience = oneOf(AUDIENCES, given.audience, 'operator', 'audience');
  return failure ? PRINT[format](failure, { ...given, format, audience, timeZone: zoneOf(given.timeZone) }) : '';
}
