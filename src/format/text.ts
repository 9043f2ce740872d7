import type { Failure } from '../failure/explain.js';
import type { FactOptions } from './facts.js';
import { inParagraphs } from './paragraphs.js';

/** One failure as plain text. */
export const formatText = (failure: Failure, options: FactOptions = {}): string =>
  inParagraphs(failure, options, (text) => text);
