/** Version of the library, as in package.json (a test compares the two). */
export const VERSION = '0.1.0';

/**
 * Version of the English words, as in `catalog.json`. It increases whenever the words, the blame or `retryable` of an
 * official row changes, or the label of a blame.
 */
export const WORDS_VERSION = '1.0.0';

/** Hash of the English words, as in `catalog.json`; a test computes it. `WORDS_VERSION` changes with it. */
export const WORDS_HASH = 'sha256-e03c7b4743b2a456dbfbba10699ff1b827fe44408eb48a634412159c96a06f89';
