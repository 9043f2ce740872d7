/** The terminal's log of failed calls in the dashboard's words: a line each, or a summary when many fail at once. */
import { explainFailure, type Failure } from '@osmapi/osmtalk-elements/catalog.js';

import { printable } from '../shared/printable.js';

const LINES_PER_SECOND = 6;

export function failureLine(event: unknown, reclassified = false): string {
  const failure = explainFailure(event);
  if (!failure) return '';
  const { guidance, blameLabel, code } = failure;
  const what = reclassified ? 're-classified' : 'failed';
  const unlisted = code === '' || code === failure.reason ? '' : ` [${printable(code)}]`;
  const verdict = guidance.retryable ? 'Retryable.' : 'Not retryable.';
  return `${printable(failure.call.id)} ${what}: ${guidance.title} (${blameLabel})${unlisted}. ${verdict}`;
}

export class Journal {
  readonly #print: (line: string) => void;
  /** Lines that may still be printed in this second: none if there were too many in the second before. */
  #linesLeft = LINES_PER_SECOND;
  #unprinted: Failure[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  add(event: unknown, reclassified = false): void {
    const failure = explainFailure(event);
    if (!failure) return;
    this.#timer ??= setTimeout(() => {
      this.flush();
    }, 1000).unref();
    this.#linesLeft -= 1;
    if (this.#linesLeft >= 0) this.#print(failureLine(event, reclassified));
    else this.#unprinted.push(failure);
  }

  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    const unprinted = this.#unprinted;
    this.#timer = null;
    this.#linesLeft = unprinted.length > LINES_PER_SECOND ? 0 : LINES_PER_SECOND;
    this.#unprinted = [];
    if (unprinted.length > 0) this.#print(`${unprinted.length} more failed calls: ${countByBlame(unprinted)}.`);
  }
}

function countByBlame(failures: readonly Failure[]): string {
  const counts = new Map<string, number>();
  for (const { blameLabel } of failures) counts.set(blameLabel, (counts.get(blameLabel) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  return sorted.map(([label, count]) => `${label} ${count}`).join(', ');
}
