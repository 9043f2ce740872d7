/** Prints what happens in a campaign, as it happens. */
import { maskText } from '../shared/mask.js';
import { printable } from '../shared/printable.js';
import type { Campaign, FailedCall } from './campaign.js';
import { PlatformError, type Refusal } from './client.js';
import { wrap } from './columns.js';
import { failureBlock, failureLine, leftOutOf, progressLine, type ReportOptions, summaryOf } from './report.js';
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
  /** Reasons and errors that were printed already. */
  readonly #printed = new Set<string>();
  #repeated = 0;

  constructor(options: ReporterOptions) {
    this.#options = options;
  }

  /** A paragraph in our own words, wrapped to the terminal. */
  say(...lines: readonly string[]): void {
    const { columns = Infinity } = this.#options.terminal;
    this.#options.terminal.paragraph(lines.flatMap((line) => wrap(line, columns)).join('\n'));
  }

  failed(failed: FailedCall): void {
    const { terminal, brief } = this.#options;
    const { failure, isChanged } = failed;
    const isFull = this.#isFirst(failure.reason) || !brief;
    if (isChanged) this.say(`${failure.call.id}: the platform gives another reason now.`);
    if (isFull) terminal.paragraph(failureBlock(failed, this.#report));
    else terminal.line(failureLine(failed, this.#report));
  }

  /** The same error in many calls is printed once, and counted. */
  repeated({ message }: PlatformError): void {
    this.#repeated += 1;
    if (this.#isFirst(message)) this.say(`${message} Trying again, with the same idempotency key.`);
  }

  lost(id: string, { message }: PlatformError): void {
    this.say(`${id}: ${message} What became of this call is not known here.`);
  }

  refused(id: string, { message }: Refusal): void {
    this.say(`${id}: not called. ${printable(maskText(message))}`);
  }

  changed(campaign: Campaign): void {
    this.#options.terminal.progress = progressLine(campaign, this.#report);
  }

  /** The summary, and how the campaign ended: `why` is what stopped it, undefined if nothing did. */
  end(campaign: Campaign, why: unknown): void {
    const { terminal } = this.#options;
    terminal.end();
    terminal.paragraph(summaryOf(campaign, this.#report));
    const leftOut = leftOutOf(campaign, this.#report);
    if (leftOut !== '') terminal.paragraph(leftOut);
    const stopped = why instanceof PlatformError ? `Stopped: ${why.message}` : 'Stopped, as you asked.';
    const again = `Requests sent again, because of errors of the platform: ${this.#repeated}.`;
    this.say(
      ...(why === undefined ? [] : [stopped]),
      outcomeOf(campaign.counts),
      ...(this.#repeated === 0 ? [] : [again]),
    );
  }

  get #report(): ReportOptions {
    const { terminal, lang, words } = this.#options;
    return { lang, words, columns: terminal.columns };
  }

  #isFirst(text: string): boolean {
    const isFirst = !this.#printed.has(text);
    this.#printed.add(text);
    return isFirst;
  }
}

/** What became of the people on the list; zeros are left out, but for those who were reached. */
function outcomeOf(counts: Campaign['counts']): string {
  const { leads, repeated, reached, givenUp, lost, refused, inProgress, waiting, retries } = counts;
  const rest = leads - reached - givenUp - lost - refused - inProgress - waiting;
  const parts: [number, string][] = [
    [reached, 'reached'],
    [givenUp, 'not reached'],
    [refused, 'refused by the platform'],
    [lost, 'with an unknown outcome'],
    [inProgress, 'in a call that goes on'],
    [waiting, 'waiting for a retry'],
    [rest, 'not called'],
  ];
  const told = parts.filter(([number], index) => number > 0 || index === 0);
  const people = `People: ${leads}, of whom ${told.map(([number, what]) => `${number} ${what}`).join(', ')}.`;
  const twice = repeated === 0 ? '' : ` Listed again with the same number, and called once: ${repeated}.`;
  return `${people}${twice} Retries: ${retries}.`;
}
