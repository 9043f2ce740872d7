import { banner as bannerEnglish, facts as factsEnglish } from '../../catalog/english.js';
import { list as listEnglish } from '../../catalog/english-list.js';
import { words } from '../../catalog/registry.js';

/** The list's sentences, in some language. */
export type ListWords = ReturnType<typeof words<typeof listEnglish>>;

/** The banner's sentences: a row says of a retry what its banner says. */
export type BannerWords = ReturnType<typeof words<typeof bannerEnglish>>;

/** The labels of a call's facts, which are those of columns and filters, too. */
export type FactWords = ReturnType<typeof words<typeof factsEnglish>>;

/** All that a list says, in a language. */
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
