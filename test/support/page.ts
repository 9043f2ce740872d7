/** A parser of the official page: the words that every surface shows, byte for byte. */
import type { FailureReason, LikelyBlame } from '../../src/catalog.js';

export interface PageRow {
  readonly reason: FailureReason;
  readonly title: string;
  readonly likelyBlame: LikelyBlame;
  readonly cause: string;
  readonly whatToTry: string;
}

export interface Page {
  readonly text: string;
  readonly rows: readonly PageRow[];
  /** The list under "How retryability is computed". */
  readonly retryable: readonly string[];
  /** The section "What to tell your testers". */
  readonly testers: string;
  /** The webhook example, verbatim. */
  readonly webhook: string;
}

const ROW = /^(\w+) — (.+)\n\nLikely blame: (\w+) · Retryable:.*\n\nCause\. (.+)\n\nWhat to try\. (.+)$/gmu;

function between(text: string, start: string, end: string): string {
  const from = text.indexOf(`\n${start}\n`);
  const to = text.indexOf(`\n${end}\n`, from);
  if (from < 0 || to < 0) throw new Error(`The page has no section from "${start}" to "${end}".`);
  return text.slice(from + start.length + 2, to);
}

export function parsePage(text: string): Page {
  const list = between(text, 'The full reason list', 'What to tell your testers');
  const rows = [...list.matchAll(ROW)].map(
    ([, reason, title, likelyBlame, cause, whatToTry]) => ({ reason, title, likelyBlame, cause, whatToTry }) as PageRow,
  );
  const retryability = between(text, 'How retryability is computed', 'Programmatic guidance (SDK helper)');
  const retryable =
    retryability.slice(retryability.indexOf(' for:'), retryability.indexOf('…and false')).match(/\w+_\w+/g) ?? [];
  const example = between(text, 'Webhook examples', 'What if I disagree with the classification?');
  return {
    text,
    rows,
    retryable,
    testers: between(text, 'What to tell your testers', 'How retryability is computed'),
    webhook: example.slice(example.indexOf('{'), example.lastIndexOf('}') + 1),
  };
}
