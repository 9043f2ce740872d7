/**
 * Checks that another surface shows the same words as the elements: for the tests of your pages, e-mails, logs and
 * helpers.
 *
 * Needs no DOM. Every function returns the differences that it found (an empty list means parity), and none throws.
 *
 * @example
 * import * as sdk from '@osmapi/osmtalk-sdk';
 * import { compareGuidance, findMissingWords } from '@osmapi/osmtalk-elements/parity.js';
 * assert.deepEqual(compareGuidance(sdk), []);
 * assert.deepEqual(findMissingWords(mail, event, { decode: 'html' }), []);
 */
export { WORDS_HASH, WORDS_VERSION } from './catalog/version.js';
export type { GuidanceHelper } from './parity/compare.js';
export { compareCatalog, compareGuidance } from './parity/compare.js';
export type { Encoding } from './parity/decode.js';
export type { Difference, DifferenceField } from './parity/difference.js';
export type { FindOptions, WordsField } from './parity/missing.js';
export { findMissingWords } from './parity/missing.js';
