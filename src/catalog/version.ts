/** Version of the library, as in package.json (a test compares the two). */
export const VERSION = '0.1.0';

/** Version of the words: it goes up whenever an official row or a label changes. `catalog.json` carries it with a hash. */
export const WORDS_VERSION = '1.0.0';
