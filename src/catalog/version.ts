/** Version of the library, as in package.json (a test compares the two). */
export const VERSION = '0.1.0';

/**
 * Version of the English words, as `catalog.json` carries it: it goes up whenever a word, a blame or a verdict of an
 * official row changes, or a label.
 */
export const WORDS_VERSION = '1.0.0';

/** Hash of the same, as `catalog.json` carries it; a test computes it. Where it changes, the version does. */
export const WORDS_HASH = 'sha256-e03c7b4743b2a456dbfbba10699ff1b827fe44408eb48a634412159c96a06f89';
