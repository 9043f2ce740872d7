/** What the list's viewport computes without a DOM: lines, their heights, the tab stop, and what a key does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { KeyAction } from '../../src/elements/failure-list/viewport/keyboard.js';
import { keyAction } from '../../src/elements/failure-list/viewport/keyboard.js';
import { LineHeights } from '../../src/elements/failure-list/viewport/line-heights.js';
import { Lines } from '../../src/elements/failure-list/viewport/lines.js';
import { TabStop } from '../../src/elements/failure-list/viewport/tab-stop.js';
import { viewOf } from '../../src/ledger/view.js';

const groups = [
  { key: 'one', start: 0, count: 2 },
  { key: 'two', start: 2, count: 1 },
];
const linesOf = (opened: string[] = [], grouped = false) =>
  new Lines(viewOf(['a', 'b', 'c'], grouped ? groups : []), new Set(opened));

const arrangements: [name: string, lines: Lines, ids: string[]][] = [
  ['a row for each call', linesOf(), ['call a', 'call b', 'call c']],
  ['a detail after its row', linesOf(['a', 'c']), ['call a', 'detail a', 'call b', 'call c', 'detail c']],
  ['no detail of a call that is not shown', linesOf(['gone']), ['call a', 'call b', 'call c']],
  ['a heading before its calls', linesOf([], true), ['group one', 'call a', 'call b', 'group two', 'call c']],
  [
    'a detail before the heading that follows',
    linesOf(['c', 'b'], true),
    ['group one', 'call a', 'call b', 'detail b', 'group two', 'call c', 'detail c'],
  ],
];
for (const [name, lines, ids] of arrangements) {
  test(`lines have ${name}`, () => {
    assert.equal(lines.size, ids.length);
    for (const [index, id] of ids.entries()) {
      assert.deepEqual([lines.at(index)?.id, lines.at(index)?.index, lines.indexOf(id)], [id, index, index]);
    }
    assert.deepEqual([lines.at(-1), lines.at(ids.length), lines.indexOf('call gone')], [undefined, undefined, -1]);
  });
}

test('a line that is higher than usual moves those below it', () => {
  const lines = linesOf();
  const heights = new LineHeights(lines);
  const at = (index: number) => lines.at(index)!;
  assert.equal(heights.measure(at(0), 50), true);
  assert.equal(heights.measure(at(1), 70), true);
  assert.equal(heights.measure(at(1), 70), false);
  assert.equal(heights.measure(at(2), 0), false);
  assert.deepEqual([0, 1, 2, 3].map((index) => heights.startOf(index)), [0, 50, 120, 170]); // prettier-ignore
  assert.deepEqual([heights.indexAt(119), heights.indexAt(120), heights.total], [1, 2, 170]);
  heights.reset(lines);
  assert.equal(heights.total, 150);
});

test('a range holds the visible lines, and the overscan on either side', () => {
  const lines = new Lines(viewOf(Array.from({ length: 1000 }, (_, n) => String(n))), new Set());
  const heights = new LineHeights(lines);
  heights.measure(lines.at(0)!, 10);
  assert.deepEqual(heights.rangeOf(1000, 95, 0), { from: 100, to: 110 });
  assert.deepEqual(heights.rangeOf(1000, 100, 0.5), { from: 95, to: 116 });
  assert.deepEqual(heights.rangeOf(9990, 100, 0.5), { from: 994, to: 1000 });
});

test('the tab stop follows its line, and is on the line in its place when that is gone', () => {
  const tabStop = new TabStop();
  tabStop.setActiveLine('call b', linesOf());
  assert.equal(tabStop.indexIn(linesOf(['a'])), 2);
  assert.equal(tabStop.indexIn(new Lines(viewOf(['a', 'c']), new Set())), 1);
  assert.equal(tabStop.indexIn(new Lines(viewOf(['a']), new Set())), 0);
});

test('the tab stop is on a row, never on its detail', () => {
  const lines = linesOf(['a', 'c']);
  const tabStop = new TabStop();
  tabStop.setActiveLine('detail a', lines);
  assert.equal(tabStop.indexIn(lines), 0);
  const moves: [wanted: number, direction: 1 | -1, id: string][] = [
    [1, 1, 'call b'],
    [1, -1, 'call a'],
    [4, 1, 'call c'],
    [99, 1, 'call c'],
    [-5, -1, 'call a'],
  ];
  for (const [wanted, direction, id] of moves) assert.equal(tabStop.moveTo(wanted, direction, lines)?.id, id);
  assert.equal(tabStop.moveTo(0, 1, new Lines(viewOf([]), new Set())), undefined);
});

const context = { index: 10, size: 100, linesPerPage: 7, isCall: true };
const move = (to: number, direction: 1 | -1): KeyAction => ({ type: 'move', to, direction });
const keys: [key: string, action: KeyAction | null, more?: Partial<typeof context>][] = [
  ['ArrowDown', move(11, 1)],
  ['ArrowUp', move(9, -1)],
  ['PageDown', move(17, 1)],
  ['PageUp', move(3, -1)],
  ['Home', move(0, -1)],
  ['End', move(99, 1)],
  ['Enter', { type: 'toggle' }],
  ['Enter', null, { isCall: false }],
  [' ', { type: 'select' }],
  ['a', null],
  ['constructor', null],
];
for (const [key, action, more] of keys) {
  test(`the key "${key}" on a ${more ? 'heading' : 'row'} means ${action ? action.type : 'nothing'}`, () => {
    assert.deepEqual(keyAction(key, { ...context, ...more }), action);
  });
}
