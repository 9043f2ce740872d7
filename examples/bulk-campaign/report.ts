/** The texts of the campaign: a failure, the line of progress, and the summary. */
import { blameLabel, describeFailureReason, formatFailure } from '@osmapi/osmtalk-elements/catalog.js';

import { printable } from '../shared/printable.js';
import type { Campaign, FailedCall } from './campaign.js';
import { columnsOf, pad, wrap } from './columns.js';
import { fill, percent, type Words } from './words.js';

export interface ReportOptions {
  readonly lang: string;
  readonly words: Words;
  /** Columns to wrap to; undefined: nothing is wrapped. */
  readonly columns: number | undefined;
}

const INDENT = '  ';
const UNLIMITED = Number.MAX_SAFE_INTEGER;

/** A failure in the words of all other surfaces, with the policy's decision: a block without blank lines. */
export function failureBlock({ call, failure, attempt, decision }: FailedCall, options: ReportOptions): string {
  const { lang, words, columns = UNLIMITED } = options;
  const { code, reason, retryAdvice } = failure;
  const width = columns - INDENT.length;
  const facts = [
    // A code that the catalog does not have is explained as unknown, so the code itself is printed, too.
    ...(code === reason ? [] : [`- ${words.code}: ${printable(code)}`]),
    `- ${words.attempt}: ${attempt}`,
    // The failure's own advice is in the block already.
    ...(decision.why === retryAdvice.text ? [] : [`- ${words.retry}: ${decision.why}`]),
  ];
  const text = formatFailure(call, { format: 'ansi', lang, width });
  const [title = '', ...others] = [...text.split('\n'), ...facts.flatMap((fact) => wrap(fact, width))].filter(Boolean);
  return [title, ...others.map((line) => INDENT + line)].join('\n');
}

/** The same in one line, for those who have read the block of that reason. */
export function failureLine({ failure, decision }: FailedCall, { columns = UNLIMITED }: ReportOptions): string {
  const { call, guidance, blameLabel } = failure;
  const line = `${printable(call.id)}  ${guidance.title} (${blameLabel}). ${decision.why}`;
  return wrap(line, columns - INDENT.length).join(`\n${INDENT}`);
}

/** How many of the known calls have ended, and as many further counts as fit. */
export function progressLine(
  { counts, ledger }: Campaign,
  { lang, words, columns = UNLIMITED }: ReportOptions,
): string {
  const { leads, ended, retries, waiting } = counts;
  const known = leads + retries + waiting;
  const share = new Intl.NumberFormat(lang, { style: 'percent' }).format(ended / known);
  const more = [`${words.label}: ${ledger.size}`, `${words.retry}: ${retries}`];
  return more.reduce(
    (line, part) => (columnsOf(`${line}  ${part}`) < columns ? `${line}  ${part}` : line),
    `${pad(share, 4, 'left')}  ${ended}/${known}`,
  );
}

/** How many calls failed, by reason and by blame, and which reasons are over the official page's thresholds. */
export function summaryOf({ counts, ledger }: Campaign, options: ReportOptions): string {
  const { lang, words } = options;
  const total = counts.ended;
  const { failures, byReason, byBlame, notices } = ledger.summary({ totalCalls: total, lang });
  const share = (count: number): string => (total > 0 ? percent(count / total, lang) : '');
  const numbers = (count: number): string[] => [new Intl.NumberFormat(lang).format(count), share(count)];
  const rows = (counted: Readonly<Record<string, number>>, cells: (name: string) => string[]): string[][] =>
    Object.entries(counted)
      .filter(([, count]) => count > 0)
      .sort(([, a], [, b]) => b - a)
      .map(([name, count]) => [...numbers(count), ...cells(name)]);
  const ofReason = (reason: string): string[] => {
    const { title, likelyBlame } = describeFailureReason(reason, { lang });
    return [title, blameLabel(likelyBlame, { lang })];
  };
  const head = `${words.label}: ${numbers(failures)[0]}`;
  const rate = total > 0 ? ` (${fill(words.rate, { rate: share(failures), total }, lang)})` : '';
  const parts = [wrap(head + rate, options.columns ?? UNLIMITED)];
  if (failures > 0) {
    parts.push(table([['', '', words.reason, words.blame], ...rows(byReason, ofReason)], options));
    parts.push(table([['', '', words.blame], ...rows(byBlame, (blame) => [blameLabel(blame, { lang })])], options));
  }
  if (notices.length > 0) parts.push([words.notices]);
  for (const { reason, text } of notices) {
    const { title, whatToTry } = describeFailureReason(reason, { lang });
    parts.push([title, text, whatToTry].flatMap((line) => indented(line, options.columns ?? UNLIMITED)));
  }
  return parts.map((lines) => lines.join('\n')).join('\n\n');
}

/** Why failed calls are left out of a further retry, in the words of the plan, and how often each holds. '' for none. */
export function leftOutOf(campaign: Campaign, { columns = UNLIMITED }: ReportOptions): string {
  const { leftOut } = campaign.plan();
  if (leftOut.length === 0) return '';
  const counts = new Map<string, number>();
  for (const { text } of leftOut) counts.set(text, (counts.get(text) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  const width = String(leftOut.length).length;
  const reasons = sorted.flatMap(([text, count]) => indented(`${pad(String(count), width, 'left')}  ${text}`, columns));
  return [...wrap(`Left out of a further retry: ${leftOut.length} failed calls`, columns), ...reasons].join('\n');
}

function indented(text: string, columns: number): string[] {
  return wrap(text, columns - INDENT.length).map((line) => INDENT + line);
}

/** Two columns of numbers, then one or two of words. Where the words do not fit side by side, they are stacked. */
function table(rows: readonly (readonly string[])[], { columns = UNLIMITED }: ReportOptions): string[] {
  const widest = (index: number): number => Math.max(...rows.map((row) => columnsOf(row[index] ?? '')));
  const gap = INDENT;
  const numbersOf = ([count = '', share = '']: readonly string[]): string =>
    `${INDENT}${pad(count, widest(0), 'left')}${gap}${pad(share, widest(1), 'left')}${gap}`;
  const start = columnsOf(numbersOf([]));
  const isWide = start + widest(2) + gap.length + widest(3) <= columns;
  return rows.flatMap((row) => {
    const [, , first = '', second = ''] = row;
    const words = isWide
      ? [pad(first, widest(2)) + gap + second]
      : [...wrap(first, columns - start), ...(second === '' ? [] : indented(second, columns - start))];
    return words.map((line, index) => ((index === 0 ? numbersOf(row) : ' '.repeat(start)) + line).trimEnd());
  });
}
