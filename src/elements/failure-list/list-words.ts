import { banner as bannerEnglish, facts as factsEnglish } from '../../catalog/english.js';
import { list as listEnglish } from '../../catalog/english-list.js';
import { words } from '../../catalog/registry.js';

/** The list's sentences, in some language. */
export type ListWords = ReturnType<typeof words<typeof listEnglish>>;

/** The banner's sentences: a row uses them about retries. */
export type BannerWords = ReturnType<typeof words<typeof bannerEnglish>>;

/** The labels of a call's facts, also used for columns and filters. */
export type FactWords = ReturnType<typeof words<typeof factsEnglish>>;

/** All words of a list in one language. */
export interface SpokenWords {
  readonly words: ListWords;
  readonly bannerWords: BannerWords;
  readonly factWords: FactWords;
}

export const wordsIn = (lang: string): SpokenWords => ({
  words: words('list', lang, listEnglish),
  bannerWords: words('banner', lang, bannerEnglish),
  factWords: words('facts', lang, factsEnglish),
});
