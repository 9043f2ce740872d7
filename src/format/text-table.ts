/** Tables for people, in plain text or Markdown. The meaning of each reason follows once, after the table. */
import { facts as english } from '../catalog/english.js';
import { words } from '../catalog/registry.js';
import type { Failure } from '../failure/explain.js';
import { columnsOf } from './display-width.js';
import { asMarkdown } from './markdown.js';
import { printable } from './printable.js';
import type { Rows } from './table.js';

/** A table in plain text: columns as wide as their widest cell, two blanks apart. */
export function asTextTable(rows: Rows): string {
  const widths = widthsOf(rows);
  const line = (row: readonly string[]): string => row.map((text, index) => pad(text, widths[index] ?? 0)).join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
}

/** A table in Markdown, as GitHub and most issue trackers support it. */
export function asMarkdownTable([header = [], ...rows]: Rows): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const ruler = header.map(() => '---');
  return [header.map(markdownCell), ruler, ...rows.map((row) => row.map(markdownCell))].map(line).join('\n');
}

/** The meaning of each reason and what to try, in plain text: one paragraph per reason, in order of appearance. */
export function legendInText(failures: readonly Failure[], lang: string): string {
  const { whatToTry } = words('facts', lang, english);
  const paragraphs = oneOfEachReason(failures).map(({ guidance, blameLabel }) =>
    [`${guidance.title} (${blameLabel})`, guidance.cause, `${whatToTry}: ${guidance.whatToTry}`]
      .map(printable)
      .join('\n'),
  );
  return paragraphs.join('\n\n');
}

/** The meaning of each reason and what to try, as a Markdown list. */
export function legendInMarkdown(failures: readonly Failure[], lang: string): string {
  const { whatToTry } = words('facts', lang, english);
  const write: typeof asMarkdown = (text, role) => asMarkdown(printable(text), role);
  const items = oneOfEachReason(failures).map(
    ({ guidance, blameLabel }) =>
      `- ${write(guidance.title, 'strong')} (${write(blameLabel)}): ${write(guidance.cause)} ` +
      `${write(`${whatToTry}:`, 'strong')} ${write(guidance.whatToTry)}`,
  );
  return items.join('\n');
}

function oneOfEachReason(failures: readonly Failure[]): readonly Failure[] {
  const byReason = new Map<string, Failure>();
  for (const failure of failures) {
    if (!byReason.has(failure.reason)) byReason.set(failure.reason, failure);
  }
  return [...byReason.values()];
}

/** A pipe ends a cell, even within code. So the text is split at pipes, and each piece and each pipe is escaped. */
const markdownCell = (text: string): string =>
  text
    .split('|')
    .map((piece) => asMarkdown(piece))
    .join('\\|');

function widthsOf(rows: Rows): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((text, index) => {
      widths[index] = Math.max(widths[index] ?? 0, columnsOf(text));
    });
  }
  return widths;
}

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - columnsOf(text)));
