/** The timeline in words. */
import { blameLabel } from '../../../catalog/describe.js';
import { fillCount } from '../../../catalog/fill.js';
import { BLAMES } from '../../../catalog/vocabulary.js';
import { formatOften } from '../../../format/facts.js';
import type { ListSnapshot } from '../list-model.js';
import type { ListTimeline } from '../list-timeline.js';
import type { Bins } from '../timeline-bins.js';
import { momentTexts } from './period-text.js';

/** "13:00 to 13:30: 12 failed calls, Platform-side 9, Carrier 3". */
export function binsText(
  { first, last }: Bins,
  isChosen: boolean,
  snapshot: ListSnapshot,
  { edges, counts }: ListTimeline,
): string {
  const { words, lang } = snapshot;
  const [from = '', to = ''] = momentTexts([edges[first] ?? 0, edges[last + 1] ?? 0], snapshot);
  const inBins = counts.slice(first, last + 1);
  const byBlame = BLAMES.map((blame) => [blame, inBins.reduce((sum, each) => sum + each[blame], 0)] as const);
  const count = byBlame.reduce((sum, [, each]) => sum + each, 0);
  const sentence = fillCount(isChosen ? words.chosenPeriod : words.inPeriod, { from, to, count }, lang);
  const parts = byBlame.filter(([, each]) => each > 0).map(([blame, each]) => `${blameLabel(blame, { lang })} ${formatOften(each, lang)}`); // prettier-ignore
  return [sentence, ...parts].join(COMMAS.get(lang.slice(0, 2)) ?? ', ');
}

/** The separator of a list, for languages with their own comma. */
const COMMAS = new Map([
  ['ar', '، '],
  ['ja', '、'],
]);
