/** Reason codes in other spellings than the catalog's. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { useCatalog } from '../../src/catalog.js';
import { rowOfCode, spellCode } from '../../src/failure/code.js';

const words = { title: 'T', cause: 'C.', whatToTry: 'W.', likelyBlame: 'carrier', retryable: false } as const;
useCatalog({ lang: 'en', reasons: { 'Line-Held': words, LINE_CUT: words, line_cut: words, 'SIP-Rejected': words } });

for (const [code, row] of [
  ['sip_rejected', 'sip_rejected'],
  ['SIP_REJECTED', 'sip_rejected'],
  ['sip-rejected', 'sip_rejected'],
  [' Sip  Rejected ', 'sip_rejected'],
  ['sip -- rejected', 'sip_rejected'],
  ['SIP-Rejected', 'SIP-Rejected'],
  ['Line-Held', 'Line-Held'],
  ['line_held', 'Line-Held'],
  ['LINE HELD', 'Line-Held'],
  ['LINE_CUT', 'LINE_CUT'],
  ['line_cut', 'line_cut'],
  ['Line_Cut', 'line_cut'],
  ['sip__rejected', 'unknown'],
  ['siprejected', 'unknown'],
  ['unknown', 'unknown'],
  ['', 'unknown'],
] as const) {
  test(`the code "${code}" has the row ${row}`, () => {
    assert.equal(rowOfCode(code), row);
  });
}

test('a code is spelled in lower case, with one underscore for hyphens and blanks', () => {
  assert.deepEqual([' A-b\tC ', 'a - b', 'a_b'].map(spellCode), ['a_b_c', 'a_b', 'a_b']);
});
