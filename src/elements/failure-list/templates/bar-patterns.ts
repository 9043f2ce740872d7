/** Bars can be told apart without colour: each blame has a pattern. */
import type { SVGTemplateResult } from 'lit';
import { svg } from 'lit';

import type { LikelyBlame } from '../../../catalog/vocabulary.js';

/** The patterns, drawn over a lighter colour in squares of 5 px. Platform-side bars are plain. */
const PATTERNS: readonly (readonly [blame: LikelyBlame, path: string])[] = [
  ['caller', 'M-1 1l2-2M0 5l5-5M4 6l2-2'],
  ['carrier', 'M0 1.5h5M0 4h5'],
  ['environment', 'M1.5 0v5M4 0v5'],
  ['unknown', 'M2 2h1'],
];

/** The definitions of the patterns, once in the list. */
export const barPatterns = (): SVGTemplateResult =>
  svg`<defs>${PATTERNS.map(([blame, path]) => pattern(blame, path))}</defs>`;

const pattern = (blame: LikelyBlame, path: string): SVGTemplateResult => svg`
  <pattern id=${`bars-${blame}`} class=${blame} width="5" height="5" patternUnits="userSpaceOnUse">
    <rect width="5" height="5" /><path d=${path} />
  </pattern>`;

/** The `fill` of a segment. An attribute, because in a style sheet the fragment would be searched for in the document. */
export const barFill = (blame: LikelyBlame): string => (blame === 'platform' ? 'currentcolor' : `url(#bars-${blame})`);

/** A length as a percentage, so that the SVG fills its box without stretching the patterns. */
export const percent = (value: number): string => `${String(Math.round(value * 100) / 100)}%`;
