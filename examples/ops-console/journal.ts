/** What the terminal says of failed calls, in the dashboard's words: a line each, and a summary when they come in crowds. */
import { explainFailure, type Failure } from '@osmapi/osmtalk-elements/catalog.js';

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

/** What comes from outside must not steer the terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '?');
}

export class Journal {
  readonly #print: (line: string) => void;
  /** How many lines the second may still have: none while the second before it was crowded. */
  #lines = LINES_PER_SECOND;
  #crowd: Failure[] = [];
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
    this.#lines -= 1;
    if (this.#lines >= 0) this.#print(failureLine(event, reclassified));
    else this.#crowd.push(failure);
  }

  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    const crowd = this.#crowd;
    this.#timer = null;
    this.#lines = crowd.length > LINES_PER_SECOND ? 0 : LINES_PER_SECOND;
    this.#crowd = [];
    if (crowd.length > 0) this.#print(`${crowd.length} more failed calls: ${byBlame(crowd)}.`);
  }
}

function byBlame(failures: readonly Failure[]): string {
  const counts = new Map<string, number>();
  for (const { blameLabel } of failures) counts.set(blameLabel, (counts.get(blameLabel) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  return sorted.map(([label, count]) => `${label} ${count}`).join(', ');
}
