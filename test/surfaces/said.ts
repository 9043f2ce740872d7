/** What the official page says of each reason, and what a surface says of it when its own encoding is undone. */
import type { FailureReason, LikelyBlame } from '../../src/catalog.js';
import { page } from '../support/page-file.js';

/** What can be said of a reason, as `Failure` and its guidance name it. */
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

/** What was read: anything at all, under the names of the fields. */
export type Said = Readonly<Partial<Record<Field, unknown>>>;

/** The labels and the framing stand in the section for testers. A label that it does not spell is the blame's own name. */
const spelled = [...page.testers.matchAll(/"([^"]+)"/g)].map(([, label]) => label!);
const labelOf = (blame: string): string =>
  spelled.find((label) => label.toLowerCase().startsWith(blame)) ?? blame.replace(/^./, (first) => first.toUpperCase());

const [opening] = /Failed doesn't mean broken\./.exec(page.testers)!;
const framing = page.testers.match(/If [^.]+\./g)!;
function reassuranceOf(label: string): string {
  const sentence = framing.find((each) => each.includes(`"${label}"`));
  return sentence === undefined ? '' : `${opening} ${sentence}`;
}

/** What the page says, reason by reason: every surface must say just this. */
export const official: ReadonlyMap<FailureReason, Words> = new Map(
  page.rows.map(({ reason, ...row }) => {
    const blameLabel = labelOf(row.likelyBlame);
    const retryable = page.retryable.includes(reason);
    return [reason, { ...row, blameLabel, retryable, reassurance: reassuranceOf(blameLabel) }];
  }),
);

/** The reason of a row that is known by its title alone. A title that is none of the page's stands for itself. */
export const reasonOf = (title: string): string =>
  [...official].find(([, words]) => words.title === title)?.[0] ?? title;

/** Our one line about retries, of the three that there are: the page itself has a verdict there. */
const verdictOf = (advice: string | undefined): boolean => advice === 'Worth a retry.';

/** What is printed in paragraphs or lines: title and label, cause, what to try, advice; for testers the framing. */
export function readLines(text: string): Said {
  const [head = '', cause, next = '', advice, reassurance = ''] = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const [, title, blameLabel] = /^(.*) \((.*)\)$/.exec(head) ?? [];
  const [, whatToTry] = /^What to try: (.*)$/.exec(next) ?? [];
  return { title, blameLabel, cause, whatToTry, retryable: verdictOf(advice), reassurance };
}

/** `application/problem+json`. */
export function readProblem(json: string): Said {
  const { detail: cause, ...rest } = JSON.parse(json) as Said & { readonly detail: unknown };
  return { ...rest, cause };
}
