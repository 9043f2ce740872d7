import type { LanguageOption } from '../catalog/describe.js';
import { blameLabel, describeFailureReason } from '../catalog/describe.js';
import { list as english } from '../catalog/english-list.js';
import { fillCount, formatShare, localise } from '../catalog/fill.js';
import type { Excess } from '../catalog/rates.js';
import { excessText, hasRates } from '../catalog/rates.js';
import { languageFor, words } from '../catalog/registry.js';
import { get, isObject } from '../failure/fields.js';
import { sanitiseText } from '../failure/sanitised-text.js';
import { columnsOf } from './display-width.js';
import { asMarkdown } from './markdown.js';
import { oneOf } from './options.js';
import { printable } from './printable.js';

/** The formats of `formatSummary`. */
export const SUMMARY_FORMATS = ['text', 'markdown'] as const;

/** One of the formats of `formatSummary`. */
export type SummaryFormat = (typeof SUMMARY_FORMATS)[number];

/** How to write a summary. */
export interface SummaryFormatOptions extends LanguageOption {
  /** `text` (aligned, for terminals and logs) or `markdown` (lists alone, for GitHub and Slack). Anything else: text. */
  readonly format: SummaryFormat;
}

/** The input of `formatSummary`: the `summary` of a list or of a ledger. */
export interface SummaryCounts {
  /** How many calls failed. */
  readonly failures: number;
  /** Number of all calls made; null or absent: no rate is written. */
  readonly totalCalls?: number | null;
  /** The number of failed calls for each blame. */
  readonly byBlame: Readonly<Record<string, number>>;
  /** The number of failed calls for each reason. */
  readonly byReason: Readonly<Record<string, number>>;
  /** The number of failed calls for each code without a row in the catalog. */
  readonly unknownCodes?: Readonly<Record<string, number>>;
  /** The reasons that are above the official page's thresholds. */
  readonly notices: readonly Excess[];
}

/** One line of a section: a number, its share of the failed calls, and what was counted. */
interface Line {
  readonly count: string;
  readonly share: string;
  readonly label: string;
}

/** A reason above its threshold: its title, its rate, and the official page's next step. */
type NoticeLines = readonly [title: string, text: string, whatToTry: string];

/** A summary in words, before it is written in a format. */
interface Report {
  readonly head: string;
  readonly sections: readonly { readonly title: string; readonly lines: readonly Line[] }[];
  readonly noticesTitle: string;
  readonly notices: readonly NoticeLines[];
}

/**
 * Formats the `summary` of a list or of a `FailureLedger`: the number of failed calls and of all calls; the counts by
 * blame and by reason with their shares, the most frequent first; codes that the catalog does not know; and the reasons
 * above the official page's thresholds, with the page's next step. Returns '' for a value that is not a summary. Never
 * throws.
 */
export function formatSummary(summary: SummaryCounts, options?: SummaryFormatOptions | null): string {
  const given: Partial<SummaryFormatOptions> = typeof options === 'object' ? (options ?? {}) : {};
  const format = oneOf(SUMMARY_FORMATS, given.format, 'text', 'format');
  const report = reportOf(summary, languageFor(given.lang));
  if (report === null) return '';
  return format === 'markdown' ? inMarkdown(report) : inText(report);
}

function reportOf(summary: unknown, lang: string): Report | null {
  const failures = isObject(summary) ? get(summary, 'failures') : null;
  if (!isObject(summary) || !isCount(failures)) return null;
  const sentences = words('list', lang, english);
  const lines = (name: string, labelOf: (key: string) => string): Line[] =>
    countsIn(get(summary, name)).map(([key, count]) => ({
      count: localise(count, lang),
      share: formatShare(count / failures, lang),
      label: printable(labelOf(key)),
    }));
  const sections = [
    { title: sentences.byBlame, lines: lines('byBlame', (blame) => blameLabel(blame, { lang })) },
    { title: sentences.byReason, lines: lines('byReason', (reason) => titleOf(reason, lang)) },
    { title: sentences.unknownCodes, lines: lines('unknownCodes', sanitiseText) },
  ];
  return {
    head: headOf(failures, get(summary, 'totalCalls'), lang),
    sections: sections.filter((section) => section.lines.length > 0),
    noticesTitle: sentences.notices,
    notices: noticesIn(get(summary, 'notices')).map((notice) => noticeLines(notice, lang)),
  };
}

/** "12 failed calls (6% of 200 calls)". */
function headOf(failures: number, totalCalls: unknown, lang: string): string {
  const sentences = words('list', lang, english);
  const total = isCount(totalCalls) ? totalCalls : null;
  const head = fillCount(sentences.failures, { count: failures }, lang);
  if (!hasRates(failures, total)) return head;
  return `${head} (${fillCount(sentences.rate, { count: total, rate: formatShare(failures / total, lang) }, lang)})`;
}

function titleOf(reason: string, lang: string): string {
  const { title, likelyBlame } = describeFailureReason(reason, { lang });
  return `${title} (${blameLabel(likelyBlame, { lang })})`;
}

function noticeLines(notice: Excess, lang: string): NoticeLines {
  const { title, whatToTry } = describeFailureReason(notice.reason, { lang });
  return [printable(title), excessText(notice, lang), printable(whatToTry)];
}

const isCount = (value: unknown): value is number => Number.isFinite(value) && (value as number) >= 0;

/** The counts of a record, the largest first. */
function countsIn(value: unknown): [key: string, count: number][] {
  try {
    const entries = Object.entries(isObject(value) ? value : {});
    const counts = entries.filter((entry): entry is [string, number] => isCount(entry[1]) && entry[1] > 0);
    return counts.sort(([, one], [, other]) => other - one);
  } catch {
    return []; // A getter or a proxy that throws.
  }
}

function noticesIn(value: unknown): Excess[] {
  try {
    return (Array.isArray(value) ? [...(value as unknown[])] : []).filter(isExcess);
  } catch {
    return []; // A proxy that throws.
  }
}

const isExcess = (value: unknown): value is Excess =>
  isObject(value) &&
  typeof get(value, 'reason') === 'string' &&
  ['count', 'total', 'rate', 'threshold'].every((name) => isCount(get(value, name)));

function inText({ head, sections, noticesTitle, notices }: Report): string {
  const parts = sections.map(({ title, lines }) => [title, ...aligned(lines)].join('\n'));
  const noticeParts = notices.map((lines) => lines.map((line) => `  ${line}`).join('\n'));
  return [head, ...parts, ...(notices.length > 0 ? [noticesTitle] : []), ...noticeParts].join('\n\n');
}

function aligned(lines: readonly Line[]): string[] {
  const widest = (name: 'count' | 'share') => Math.max(...lines.map((line) => columnsOf(line[name])));
  const padded = (text: string, width: number) => ' '.repeat(width - columnsOf(text)) + text;
  const [count, share] = [widest('count'), widest('share')];
  return lines.map((line) => `  ${padded(line.count, count)}  ${padded(line.share, share)}  ${line.label}`);
}

/** Lists only: Slack has neither tables nor headings, and `*` is bold there but italic in Markdown. */
function inMarkdown({ head, sections, noticesTitle, notices }: Report): string {
  const parts = sections.map(({ title, lines }) =>
    listOf(
      title,
      lines.map(({ count, share, label }) => `${escaped(label)}: ${count} (${share})`),
    ),
  );
  const noticePart = notices.map(([title, ...more]) => `${escaped(title)}: ${more.map(escaped).join('\n  ')}`);
  return [escaped(head), ...parts, ...(notices.length > 0 ? [listOf(noticesTitle, noticePart)] : [])].join('\n\n');
}

const listOf = (title: string, items: readonly string[]): string =>
  `${escaped(title)}:\n\n${items.map((item) => `- ${item}`).join('\n')}`;

/**
 * A code such as `quota_exceeded`, which is written as code: Slack would show the backslashes of escaped underscores.
 */
const CODE = /^[\w.:-]*_[\w.:-]*$/;

/** Text that GitHub and Slack show unchanged. In Slack, `<` begins a mention unless it is an entity. */
function escaped(text: string): string {
  if (CODE.test(text)) return `\`${text}\``;
  return asMarkdown(text).replace(/\\?[&<>]/g, (mark) => ENTITIES[mark.slice(-1)] ?? mark);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
