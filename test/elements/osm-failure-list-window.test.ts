/** Ten thousand calls: only those that can be seen are drawn, and nobody notices. */
import '../../src/osm-failure-list.js';

import { assert } from '@open-wc/testing';

import type { FailureReason } from '../../src/catalog.js';
import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { failedCall } from '../support/calls.js';
import { focus, part, parts, partText, press, rendered, until } from '../support/elements.js';
import { banners, idsOf, key, rowOf, rows, toggle } from '../support/list.js';
import {
  blankOf,
  focusedName,
  hiddenOf,
  linesOf,
  longList,
  manyCalls,
  overlapOf,
  scrollTo,
  settled,
  tabStops,
  visibleLines,
} from '../support/long-list.js';

const COUNT = 10_000;

const scroller = (list: OsmFailureList) => part(list, 'scroller');
const grid = (list: OsmFailureList) => part(list, 'grid');
const PLACES = [0, 0.001, 0.03, 0.25, 0.5, 0.9, 0.999, 1];

/** Looks at a list at many places of its height. */
async function everywhere(list: OsmFailureList, look: (place: number) => unknown): Promise<void> {
  for (const place of PLACES) {
    await scrollTo(list, place * (scroller(list).scrollHeight - scroller(list).clientHeight));
    await look(place);
  }
}

const numbersOf = (list: OsmFailureList) => linesOf(list).map((line) => Number(line.ariaRowIndex));
const isInOrder = (list: OsmFailureList) => numbersOf(list).every((number, at, all) => number > (all[at - 1] ?? 0));

const pressKeys = async (list: OsmFailureList, ...names: string[]) => {
  for (const name of names) {
    key(list, name);
    await settled(list);
  }
};

/** The lines that were taken from where they stood and put elsewhere meanwhile. */
async function movedBy(list: OsmFailureList, act: () => Promise<void>): Promise<Node[]> {
  const before = new Set<Node>(linesOf(list));
  const moves: MutationRecord[] = [];
  const watcher = new MutationObserver((records) => moves.push(...records));
  watcher.observe(part(list, 'grid').querySelector('#body')!, { childList: true });
  await act();
  watcher.disconnect();
  return moves.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => before.has(node));
}

const assertInView = (list: OsmFailureList, id: string) =>
  assert.isAtMost(hiddenOf(list, rowOf(list, id)), 1, `${id} is out of sight by so many px`);

describe('a list of ten thousand calls', () => {
  for (const [name, properties] of Object.entries({
    'in one run': {},
    'in groups': { groupBy: 'reason' },
    'with check boxes': { selectable: true, retry: true },
  } as Record<string, Partial<OsmFailureList>>)) {
    it(`draws at most three times the rows that can be seen, ${name}`, async () => {
      const list = await longList(COUNT, properties);
      await everywhere(list, (place) => {
        assert.isAtLeast(visibleLines(list).length, 3, `at ${String(place)}`);
        assert.isAtMost(linesOf(list).length, 3 * visibleLines(list).length, `at ${String(place)}`);
      });
    });

    it(`is blank nowhere, ${name}`, async () => {
      const list = await longList(COUNT, properties);
      await everywhere(list, (place) => assert.isBelow(blankOf(list), 1, `at ${String(place)}`));
    });

    it(`draws no row over another, ${name}`, async () => {
      const list = await longList(COUNT, properties);
      await everywhere(list, (place) => assert.isAtMost(overlapOf(list), 1, `at ${String(place)}`));
    });

    it(`numbers its rows by their places, ${name}`, async () => {
      const list = await longList(COUNT, properties);
      await everywhere(list, () => assert.strictEqual(new Set(numbersOf(list)).size, linesOf(list).length));
    });

    it(`has its rows in order wherever scrolling ends, ${name}`, async () => {
      const list = await longList(COUNT, properties);
      await everywhere(list, (place) => until(() => isInOrder(list), `rows in order at ${String(place)}`));
    });
  }

  it('says how many rows there are', async () => {
    assert.strictEqual(grid(await longList(COUNT)).ariaRowCount, String(COUNT + 1));
  });

  it('counts headings of groups among its rows', async () => {
    assert.strictEqual(grid(await longList(COUNT, { groupBy: 'reason' })).ariaRowCount, String(COUNT + 11));
  });

  it('counts opened calls among its rows', async () => {
    const list = await longList(COUNT);
    await toggle(list, 'c2');
    assert.strictEqual(grid(list).ariaRowCount, String(COUNT + 2));
  });

  it('gives each call the number of its place, wherever it is scrolled to', async () => {
    const list = await longList(COUNT);
    await everywhere(list, () => {
      assert.isNotEmpty(rows(list));
      for (const row of rows(list)) {
        const id = row.querySelector('[part~=call-id]')!.textContent.trim();
        assert.strictEqual(row.ariaRowIndex, String(Number(id.slice(1)) + 2));
      }
    });
  });

  it('moves no node while it is scrolled', async () => {
    const list = await longList(COUNT);
    let isInOrderThen = true;
    const moved = await movedBy(list, async () => {
      await scrollTo(list, 400);
      scroller(list).scrollTop = 600;
      scroller(list).dispatchEvent(new Event('scroll'));
      // Asked at once: on a busy machine, a pause of 150 ms has put the nodes in order before the next frame.
      isInOrderThen = isInOrder(list);
    });
    assert.isFalse(isInOrderThen, 'nodes are written anew where they stand');
    assert.isEmpty(moved);
  });

  it('puts its rows in order around the one that has the focus', async () => {
    const list = await longList(COUNT);
    focus(rowOf(list, 'c3'));
    let lost = 0;
    list.shadowRoot!.addEventListener('focusout', () => lost++);
    await scrollTo(list, 700);
    await scrollTo(list, 200);
    await until(() => isInOrder(list), 'rows in order');
    assert.strictEqual(focusedName(list), 'c3');
    assert.strictEqual(lost, 0);
  });

  it('is blank nowhere where many rows are higher than the first', async () => {
    const list = await longList(2000);
    list.style.width = '30em'; // titles wrap
    await settled(list);
    for (let top = 0; top < 30_000; top += 400) await scrollTo(list, top);
    await everywhere(list, (place) => {
      assert.isBelow(blankOf(list), 1, `at ${String(place)}`);
      assert.isAtMost(overlapOf(list), 1, `at ${String(place)}`);
    });
  });

  it('shows the last call at the very end', async () => {
    const list = await longList(COUNT);
    await scrollTo(list, scroller(list).scrollHeight);
    assertInView(list, `c${String(COUNT - 1)}`);
  });

  it('shows the first call again at the top', async () => {
    const list = await longList(COUNT);
    await scrollTo(list, scroller(list).scrollHeight);
    await scrollTo(list, 0);
    assertInView(list, 'c0');
  });

  it('keeps its headers in sight', async () => {
    const list = await longList(COUNT);
    const offset = () =>
      part(list, 'head-row').getBoundingClientRect().top - scroller(list).getBoundingClientRect().top;
    const before = offset();
    await everywhere(list, () => assert.closeTo(offset(), before, 1));
  });

  it('draws other rows when its height changes', async () => {
    const list = await longList(COUNT);
    list.style.setProperty('--osm-list-max-height', '60em');
    scroller(list).dispatchEvent(new Event('scroll'));
    await settled(list);
    assert.isBelow(blankOf(list), 1);
  });

  it('reads a call in full only when it is shown', async () => {
    let read = 0;
    const calls = manyCalls(COUNT).map((call) =>
      Object.defineProperty({ ...call }, 'transcript', {
        get: () => {
          read++;
          return [];
        },
        enumerable: true,
      }),
    );
    const list = await longList(0);
    list.calls = calls;
    await settled(list);
    assert.isBelow(read, 1000);
  });
});

describe('an opened call in the middle of ten thousand', () => {
  const opened = async (properties: Partial<OsmFailureList> = {}) => {
    const list = await longList(COUNT, properties);
    await scrollTo(list, scroller(list).scrollHeight / 2);
    const row = visibleLines(list).filter((line) => line.part.contains('row'))[2]!;
    const id = row.querySelector('[part~=call-id]')!.textContent.trim();
    await toggle(list, id);
    await settled(list);
    return { list, id };
  };

  it('stands under its row', async () => {
    const { list, id } = await opened();
    const [detail] = parts(list, 'detail');
    assert.strictEqual(banners(list)[0]!.failure?.call.id, id);
    assert.closeTo(detail!.getBoundingClientRect().top, rowOf(list, id).getBoundingClientRect().bottom, 1);
  });

  it('pushes the rows below it down', async () => {
    const { list } = await opened();
    assert.isAtMost(overlapOf(list), 1);
    assert.isBelow(blankOf(list), 1);
  });

  it('is there again when it is scrolled away and back', async () => {
    const { list, id } = await opened();
    const { scrollTop } = scroller(list);
    await scrollTo(list, 0);
    assert.isEmpty(banners(list));
    await scrollTo(list, scrollTop);
    assert.strictEqual(banners(list)[0]!.failure?.call.id, id);
  });

  it('leaves no blank on the way up', async () => {
    const { list } = await opened();
    for (let step = 0; step < 15; step++) {
      await scrollTo(list, scroller(list).scrollTop - 150);
      assert.isBelow(blankOf(list), 1, `step ${String(step)}`);
      assert.isAtMost(overlapOf(list), 1, `step ${String(step)}`);
    }
  });

  it('has the number after its row, and the rows below count on', async () => {
    const { list, id } = await opened();
    const at = Number(rowOf(list, id).ariaRowIndex);
    const numbers = [parts(list, 'detail')[0]!, rowOf(list, `c${String(Number(id.slice(1)) + 1)}`)];
    assert.deepEqual(numbers.map((line) => Number(line.ariaRowIndex)), [at + 1, at + 2]); // prettier-ignore
  });

  it('comes right after its row in the order of Tab', async () => {
    const { list, id } = await opened();
    assert.strictEqual(rowOf(list, id).nextElementSibling, parts(list, 'detail')[0]!);
  });

  it('keeps the rows at the upper edge in their place', async () => {
    const list = await longList(COUNT);
    await scrollTo(list, 100_000);
    const edge = visibleLines(list)[0]!;
    const id = edge.querySelector('[part~=call-id]')!.textContent.trim();
    const before = edge.getBoundingClientRect().top;
    await toggle(list, visibleLines(list)[2]!.querySelector('[part~=call-id]')!.textContent.trim());
    await settled(list);
    assert.closeTo(rowOf(list, id).getBoundingClientRect().top, before, 1);
  });
});

describe('the keys in ten thousand calls', () => {
  const focusOn = async (id = 'c0') => {
    const list = await longList(COUNT);
    focus(rowOf(list, id));
    await settled(list);
    return list;
  };

  for (const [keys, id] of [
    [['End'], 'c9999'],
    [['End', 'Home'], 'c0'],
    [['End', 'ArrowUp'], 'c9998'],
    [['End', 'ArrowDown'], 'c9999'],
    [['ArrowDown', 'ArrowDown', 'ArrowUp'], 'c1'],
    [['PageUp'], 'c0'],
    [['End', 'PageDown'], 'c9999'],
  ] as const) {
    it(`go by ${keys.join(', ')} to ${id}, in view`, async () => {
      const list = await focusOn();
      await pressKeys(list, ...keys);
      assert.strictEqual(focusedName(list), id);
      assertInView(list, id);
    });
  }

  it('go down by about a page by PageDown', async () => {
    const list = await focusOn();
    const page = visibleLines(list).length;
    await pressKeys(list, 'PageDown');
    const moved = Number(focusedName(list).slice(1));
    assert.isAtLeast(moved, page / 2);
    assert.isAtMost(moved, page);
  });

  it('come back by PageUp to where PageDown began', async () => {
    const list = await focusOn();
    await pressKeys(list, 'PageDown', 'PageDown', 'PageUp', 'PageUp');
    assert.strictEqual(focusedName(list), 'c0');
  });

  it('reach every call one by one', async () => {
    const list = await focusOn();
    for (let n = 1; n <= 60; n++) {
      await pressKeys(list, 'ArrowDown');
      assert.strictEqual(focusedName(list), `c${String(n)}`);
      assertInView(list, `c${String(n)}`);
    }
  });

  it('bring a call that was scrolled away back into view', async () => {
    const list = await focusOn('c3');
    await scrollTo(list, 200_000);
    await pressKeys(list, 'ArrowDown');
    assert.strictEqual(focusedName(list), 'c4');
    assertInView(list, 'c4');
  });
});

describe('the focus in ten thousand calls', () => {
  const focusOn = async (id: string, properties: Partial<OsmFailureList> = {}) => {
    const list = await longList(COUNT, properties);
    focus(rowOf(list, id));
    await settled(list);
    return list;
  };

  for (const [name, act] of Object.entries({
    'scrolled away': (list) => scrollTo(list, 300_000),
    'scrolled away by turns': async (list) => {
      for (const top of [400, 4000, 40_000, 400_000]) await scrollTo(list, top);
    },
    sorted: async (list) => {
      list.sort = 'duration';
      await settled(list);
    },
    'put in groups': async (list) => {
      list.groupBy = 'reason';
      await settled(list);
    },
    'pushed down by new calls': async (list) => {
      list.upsert(manyCalls(50).map((call) => ({ ...call, id: `new ${call.id}`, endedAt: '2026-05-14T00:00:00Z' })));
      await until(() => parts(list, 'new-calls-button').length, 'new calls wait');
      await settled(list);
    },
    're-classified': async (list) => {
      list.upsert(failedCall('c3', 'sip_rejected', { endedAt: '2026-05-13T08:00:00.000Z' }));
      await until(() => rowOf(list, 'c3').textContent.includes('Carrier rejected'), 'c3 is re-classified');
      await settled(list);
    },
    'one of fewer': async (list) => {
      for (let n = 20; n < 9000; n++) list.delete(`c${String(n)}`);
      await until(() => grid(list).ariaRowCount === '1021', 'the rest is gone');
      await settled(list);
    },
  } as Record<string, (list: OsmFailureList) => Promise<void>>)) {
    it(`stays on its call when that is ${name}`, async () => {
      const list = await focusOn('c3');
      await act(list);
      assert.strictEqual(focusedName(list), 'c3');
      assert.deepEqual(tabStops(list), ['c3']);
    });
  }

  it('stays on its call when new ones are let in above it', async () => {
    const list = await focusOn('c3');
    list.upsert(failedCall('new', 'unknown', { endedAt: '2026-05-14T00:00:00Z' }));
    await until(() => parts(list, 'new-calls-button').length, 'a new call waits');
    assert.strictEqual(focusedName(list), 'c3');
    list.sort = '-time';
    await settled(list);
    assert.strictEqual(focusedName(list), 'c3');
  });

  for (const [name, place] of Object.entries({ 'in view': 0, 'scrolled away': 300_000 })) {
    it(`goes to the call in its place when its own, ${name}, is deleted`, async () => {
      const list = await focusOn('c3');
      if (place) await scrollTo(list, place);
      list.delete('c3');
      await until(() => grid(list).ariaRowCount === String(COUNT), 'c3 is gone');
      await settled(list);
      assert.strictEqual(focusedName(list), 'c4');
      assert.deepEqual(tabStops(list), ['c4']);
    });
  }

  it('stays in the list when all calls but one are deleted', async () => {
    const list = await focusOn('c3');
    for (const { id } of manyCalls(COUNT)) if (id !== 'c77') list.delete(id);
    await until(() => grid(list).ariaRowCount === '2', 'one call is left');
    await settled(list);
    assert.strictEqual(focusedName(list), 'c77');
  });

  it('leaves one tab stop wherever a list is scrolled to', async () => {
    const list = await longList(COUNT, { selectable: true });
    await everywhere(list, () => assert.lengthOf(tabStops(list), 1));
  });

  it('stays in the banner of an opened call that is scrolled away', async () => {
    const list = await longList(COUNT, { eventsHref: '/calls' });
    await toggle(list, 'c3');
    const [banner] = banners(list);
    focus(part(banner!, 'copy-button'));
    await settled(list);
    await scrollTo(list, 300_000);
    assert.isTrue(banner!.isConnected);
    assert.strictEqual(list.shadowRoot!.activeElement, banner);
  });
});

describe('selecting in ten thousand calls', () => {
  it('survives scrolling away and back', async () => {
    const list = await longList(COUNT, { selectable: true });
    rowOf(list, 'c3').querySelector('input')!.click();
    await scrollTo(list, 300_000);
    await scrollTo(list, 0);
    assert.strictEqual(rowOf(list, 'c3').ariaSelected, 'true');
    assert.isTrue(rowOf(list, 'c3').querySelector('input')!.checked);
  });

  it('ticks no other call that comes in the place of the one that was ticked', async () => {
    const list = await longList(COUNT, { selectable: true });
    rowOf(list, 'c3').querySelector('input')!.click();
    await everywhere(list, () => {
      const ticked = rows(list).filter((row) => row.querySelector('input')!.checked);
      for (const row of ticked) assert.include(row.textContent, 'c3');
    });
  });

  it('takes all that match', async () => {
    const list = await longList(COUNT, { selectable: true, blame: 'carrier' });
    part(list, 'head-row').querySelector('input')!.click();
    assert.lengthOf(list.selection, list.summary.shown);
    assert.isAbove(list.summary.shown, 1000);
  });
});

describe('ten thousand calls in a narrow panel', () => {
  const LONG: FailureReason[] = ['no_audio_either_direction', 'unknown', 'provider_circuit_open', 'sip_no_answer'];
  const narrow = async (properties: Partial<OsmFailureList> = {}) => {
    const list = await longList(0, properties);
    list.style.inlineSize = '280px';
    list.calls = manyCalls(COUNT, LONG);
    await settled(list);
    return list;
  };

  for (const [name, properties] of Object.entries({
    plain: {},
    grouped: { groupBy: 'reason' },
    selectable: { selectable: true },
  } as Record<string, Partial<OsmFailureList>>)) {
    it(`have titles that wrap, and no row over another, ${name}`, async () => {
      const list = await narrow(properties);
      await everywhere(list, (place) => assert.isAtMost(overlapOf(list), 1, `at ${String(place)}`));
      assert.isAbove(new Set(rows(list).map((row) => row.offsetHeight)).size, properties.groupBy ? 0 : 1);
    });

    it(`are blank nowhere, ${name}`, async () => {
      const list = await narrow(properties);
      await everywhere(list, (place) => assert.isBelow(blankOf(list), 1, `at ${String(place)}`));
    });
  }

  it('show the last call at the very end', async () => {
    const list = await narrow();
    await scrollTo(list, scroller(list).scrollHeight);
    await scrollTo(list, scroller(list).scrollHeight);
    assertInView(list, `c${String(COUNT - 1)}`);
  });

  it('have no row over another after the panel was made wide again', async () => {
    const list = await narrow();
    await scrollTo(list, 5000);
    list.style.inlineSize = '900px';
    // A page in the background observes no sizes: there, it is done when the scrolling is over.
    scroller(list).dispatchEvent(new Event('scroll'));
    await until(() => overlapOf(list) <= 1 && blankOf(list) < 1, 'no row over another, and nothing blank');
  });
});

describe('ten thousand calls out of sight', () => {
  for (const [name, away] of Object.entries({
    'taken out': (list) => list.remove(),
    hidden: (list) => (list.hidden = true),
    'in a hidden box': (list) => (list.parentElement!.hidden = true),
  } as Record<string, (list: OsmFailureList) => unknown>)) {
    it(`are not drawn one after another, ${name}`, async () => {
      const list = await longList(COUNT);
      away(list);
      list.requestUpdate();
      await settled(list);
      assert.isBelow(linesOf(list).length, 100);
    });
  }

  it('are drawn as before when they come back', async () => {
    const list = await longList(COUNT);
    await scrollTo(list, 5000);
    for (const hidden of [true, false]) {
      list.hidden = hidden;
      list.requestUpdate();
      await settled(list);
    }
    assert.isBelow(blankOf(list), 1);
    assert.isAtMost(overlapOf(list), 1);
  });
});

describe('ten thousand calls in pages', () => {
  it('are drawn a full page at a time', async () => {
    assert.lengthOf(rows(await longList(COUNT, { pageSize: 250 })), 250);
  });

  it('stand in the flow of the page', async () => {
    const list = await longList(COUNT, { pageSize: 250 });
    assert.isAtMost(overlapOf(list), 1);
    assert.deepEqual([...new Set(rows(list).map((row) => getComputedStyle(row).position))], ['static']);
  });

  it('are turned to the last page', async () => {
    const list = await longList(1000, { pageSize: 400 });
    const next = () => parts(list, 'pages')[0]!.querySelectorAll('button')[1]!;
    for (let n = 0; n < 2; n++) {
      next().click();
      await rendered(list);
    }
    assert.deepEqual([rows(list).length, idsOf(list).split(' ')[0]], [200, 'c800']);
  });
});

describe('ten thousand calls on paper', () => {
  const printed = async () => {
    const list = await longList(COUNT);
    await scrollTo(list, 100_000);
    dispatchEvent(new Event('beforeprint'));
    return list;
  };

  afterEach(() => {
    dispatchEvent(new Event('afterprint'));
  });

  it('are a page of rows from the first', async () => {
    const list = await printed();
    const ids = idsOf(list).split(' ');
    assert.strictEqual(ids[0], 'c0');
    assert.isAtLeast(ids.length, 50);
    assert.isAtMost(ids.length, 1000);
  });

  it('say how many they are', async () => {
    assert.include(partText(await printed(), 'status'), '10,000');
  });

  it('are drawn as before once they are printed', async () => {
    const list = await printed();
    dispatchEvent(new Event('afterprint'));
    await scrollTo(list, scroller(list).scrollTop);
    assert.isAtMost(linesOf(list).length, 3 * visibleLines(list).length);
  });
});

describe('a new question', () => {
  it('begins at the top', async () => {
    const list = await longList(COUNT);
    await scrollTo(list, 100_000);
    list.blame = 'carrier';
    await settled(list);
    assert.strictEqual(scroller(list).scrollTop, 0);
    assert.isBelow(blankOf(list), 1);
  });

  it('moves no node, and leaves all in order', async () => {
    const list = await longList(COUNT);
    const moved = await movedBy(list, async () => {
      list.blame = 'carrier';
      await settled(list);
    });
    assert.isEmpty(moved);
    assert.isTrue(isInOrder(list));
    assert.isBelow(blankOf(list), 1);
  });

  it('is drawn as far as it is seen, and beyond once all is at rest', async () => {
    const list = await longList(COUNT);
    list.sort = '-time';
    await settled(list);
    const unseen = () => linesOf(list).length - visibleLines(list).length;
    assert.isAtMost(unseen(), 1);
    await until(() => unseen() > 1, 'more is drawn');
    assert.isTrue(isInOrder(list));
  });

  it('that few calls answer draws them all', async () => {
    const list = await longList(COUNT);
    await scrollTo(list, 100_000);
    list.query = 'c9999';
    await settled(list);
    assert.strictEqual(idsOf(list), 'c9999');
  });

  it('and back is blank nowhere', async () => {
    const list = await longList(COUNT, { query: 'c9999' });
    list.query = '';
    await settled(list);
    press(list, 'pause-button');
    await settled(list);
    assert.isBelow(blankOf(list), 1);
  });
});
