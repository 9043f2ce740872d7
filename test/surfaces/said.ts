/** The official words of each reason, and parsers for the words of a surface. */
import type { FailureReason, LikelyBlame } from '../../src/catalog.js';
import { page } from '../support/page-file.js';

/** The words of a reason, under the names of `Failure` and its guidance. */
export interface Words {
  readonly title: string;
  readonly blameLabel: string;
  readonly cause: string;
  readonly whatToTry: string;
  readonly likelyBlame: LikelyBlame;
  readonly retryable: boolean;
  readonly reassurance: string;
}

export type Field = keyof Words;

/** The words that were read from a surface; not validated. */
export type Said = Readonly<Partial<Record<Field, unknown>>>;

/** Blame labels as spelled in the page's section for testers; others are the capitalised name of the blame. */
const spelled = [...page.testers.matchAll(/"([^"]+)"/g)].map(([, label]) => label!);
const labelOf = (blame: string): string =>
  spelled.find((label) => label.toLowerCase().startsWith(blame)) ?? blame.replace(/^./, (first) => first.toUpperCase());

const [opening] = /Failed doesn't mean broken\./.exec(page.testers)!;
const framing = page.testers.match(/If [^.]+\./g)!;
function reassuranceOf(label: string): string {
  const sentence = framing.find((each) => each.includes(`"${label}"`));
  return sentence === undefined ? '' : `${opening} ${sentence}`;
}

/** The official words by reason, which every surface is compared with. */
export const official: ReadonlyMap<FailureReason, Words> = new Map(
  page.rows.map(({ reason, ...row }) => {
    const blameLabel = labelOf(row.likelyBlame);
    const retryable = page.retryable.includes(reason);
    return [reason, { ...row, blameLabel, retryable, reassurance: reassuranceOf(blameLabel) }];
  }),
);

/** The reason with this title; an unknown title is returned as it is. */
export const reasonOf = (title: string): string =>
  [...official].find(([, words]) => words.title === title)?.[0] ?? title;

/** Reads `retryable` from our retry advice. */
const isRetryAdvice = (advice: string | undefined): boolean => advice === 'Worth a retry.';

/** Parses text of these lines: title and label, cause, what to try, retry advice, reassurance. */
export function readLines(text: string): Said {
  const [head = '', cause, next = '', advice, reassurance = ''] = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const [, title, blameLabel] = /^(.*) \((.*)\)$/.exec(head) ?? [];
  const [, whatToTry] = /^What to try: (.*)$/.exec(next) ?? [];
  return { title, blameLabel, cause, whatToTry, retryable: isRetryAdvice(advice), reassurance };
}

/** Parses `application/problem+json`. */
export function readProblem(json: string): Said {
  const { detail: cause, ...rest } = JSON.parse(json) as Said & { readonly detail: unknown };
  return { ...rest, cause };
}
