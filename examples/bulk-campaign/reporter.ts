/** Brings to the terminal what happens in a campaign, as it happens. */
import type { Campaign, FailedCall } from './campaign.js';
import { Trouble } from './client.js';
import { wrap } from './columns.js';
import { failureBlock, failureLine, progressLine, type ReportOptions, summaryOf } from './report.js';
import type { Terminal } from './terminal.js';
import type { Words } from './words.js';

export interface ReporterOptions {
  readonly terminal: Terminal;
  readonly lang: string;
  readonly words: Words;
  readonly brief: boolean;
}

export class Reporter {
  readonly #options: ReporterOptions;
  readonly #told = new Set<string>();
  #sentAgain = 0;

  constructor(options: ReporterOptions) {
    this.#options = options;
  }

  /** A paragraph in words of ours, in lines that fit. */
  say(...lines: readonly string[]): void {
    const { columns = Infinity } = this.#options.terminal;
    this.#options.terminal.paragraph(lines.flatMap((line) => wrap(line, columns)).join('\n'));
  }

  failed(failed: FailedCall): void {
    const { terminal, brief } = this.#options;
    const { failure, isChanged } = failed;
    const isFull = this.#isNews(failure.reason) || !brief;
    if (isChanged) this.say(`${failure.call.id}: the platform gives another reason now.`);
    if (isFull) terminal.paragraph(failureBlock(failed, this.#report));
    else terminal.line(failureLine(failed, this.#report));
  }

  /** The same trouble with fifteen calls at once is told once, and counted. */
  trouble({ message }: Trouble): void {
    this.#sentAgain += 1;
    if (this.#isNews(message)) this.say(`${message} Trying again, with the same idempotency key.`);
  }

  lost(id: string, { message }: Trouble): void {
    this.say(`${id}: ${message} What became of this call is not known here.`);
  }

  changed(campaign: Campaign): void {
    this.#options.terminal.progress = progressLine(campaign, this.#report);
  }

  /** The summary, of everything or so far, and how it ended: `why` is what stopped the campaign, if anything did. */
  end(campaign: Campaign, why: unknown): void {
    const { terminal } = this.#options;
    terminal.end();
    terminal.paragraph(summaryOf(campaign, this.#report));
    const stopped = why instanceof Trouble ? `Stopped: ${why.message}` : 'Stopped, as you asked.';
    const again = `Requests sent again, because of trouble with the platform: ${this.#sentAgain}.`;
    this.say(
      ...(why === undefined ? [] : [stopped]),
      outcomeOf(campaign.counts),
      ...(this.#sentAgain === 0 ? [] : [again]),
    );
  }

  get #report(): ReportOptions {
    const { terminal, lang, words } = this.#options;
    return { lang, words, columns: terminal.columns };
  }

  #isNews(text: string): boolean {
    return !this.#told.has(text) && Boolean(this.#told.add(text));
  }
}

/** What became of the people on the list; what is zero is left out. */
function outcomeOf({ leads, reached, givenUp, lost, underWay, waiting, retries }: Campaign['counts']): string {
  const rest = leads - reached - givenUp - lost - underWay - waiting;
  const parts: [number, string][] = [
    [reached, 'reached'],
    [givenUp, 'not reached'],
    [lost, 'with an unknown outcome'],
    [underWay, 'in a call that goes on'],
    [waiting, 'waiting for a retry'],
    [rest, 'not called'],
  ];
  const told = parts.filter(([number], index) => number > 0 || index === 0);
  return `People: ${leads}, of whom ${told.map(([number, what]) => `${number} ${what}`).join(', ')}. Retries: ${retries}.`;
}
