import type { LikelyBlame } from '../catalog/vocabulary.js';
import type { Failure } from '../failure/explain.js';
import type { FactOptions } from './facts.js';
import { inParagraphs } from './paragraphs.js';
import { printable } from './printable.js';

/** The part of Node's `process` that describes the terminal. Browsers and workers do not have it. */
interface Process {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly stdout?: { readonly isTTY?: boolean };
}

/** Codes of the sixteen standard colours, which the terminal's theme keeps legible; `unknown` is dim. */
const HUES: Readonly<Record<LikelyBlame, number>> = {
  platform: 35,
  caller: 34,
  carrier: 33,
  environment: 32,
  unknown: 2,
};

/**
 * One failure for a terminal; plain text when colours are off. The first rule that applies decides:
 * `NO_COLOR` or `TERM=dumb`: no colours. `FORCE_COLOR`: colours, unless it is `0` or `false`. Otherwise colours where
 * `process.stdout` is a terminal, and where there is no `process`, as in a page that draws a terminal itself.
 */
export function formatAnsi(failure: Failure, options: FactOptions = {}): string {
  const isColoured = hasColours();
  return inParagraphs(failure, options, (text, role) => {
    const colour = role === 'strong' ? 1 : text === failure.blameLabel ? HUES[failure.guidance.likelyBlame] : 0;
    return colour && isColoured ? `\u001b[${String(colour)}m${printable(text)}\u001b[0m` : printable(text);
  });
}

function hasColours(): boolean {
  const { process } = globalThis as { readonly process?: Process };
  const { NO_COLOR, FORCE_COLOR, TERM } = process?.env ?? {};
  if (NO_COLOR || TERM === 'dumb') return false;
  return FORCE_COLOR ? !/^(0|false)$/.test(FORCE_COLOR) : !process || process.stdout?.isTTY === true;
}
