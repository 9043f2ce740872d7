/** How many rows a person sees in a list of some size, in a window of that width. */
import { assert } from '@open-wc/testing';

import { FAILURE_REASONS } from '../../src/catalog.js';
import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { failedCall } from '../support/calls.js';
import { part, parts } from '../support/elements.js';
import { key, rows } from '../support/list.js';
import { blankOf, edges, settled, viewOf, visibleLines } from '../support/long-list.js';

const AGENTS = ['Priya', 'reminders-v2', 'Anna'];

/** Every optional field, two attempts of every third call, and reasons over their limits. */
const calls = Array.from({ length: 300 }, (_, n) =>
  failedCall(`call_${(0x2debf2b0 + n * 7919).toString(16)}`, FAILURE_REASONS[(n * n) % 10]!, {
    agentId: AGENTS[n % 3],
    channel: n % 5 === 0 ? 'web' : 'phone',
    destination: `+9198765${43_000 + n}`,
    endedAt: new Date(Date.UTC(2026, 4, 13, 12) - n * 60_000).toISOString(),
    durationSeconds: (n * 37) % 400,
    attempt: n % 3 === 0 ? 2 : 1,
  }),
);

/** A list that fills a window of its own: style sheets ask for the window's width, too. */
async function listInWindow(width: number, height: number): Promise<OsmFailureList> {
  const frame = document.createElement('iframe');
  frame.style.cssText = `inline-size: ${width}px; block-size: ${height}px; border: 0`;
  const script = new URL('../../src/index.ts', import.meta.url).href;
  frame.srcdoc = `<!doctype html><body style="margin: 0; font: 16px/1.5 sans-serif"><script type="module" src="${script}"></script>`;
  document.body.append(frame);
  frames.push(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  const inside = frame.contentDocument!;
  await frame.contentWindow!.customElements.whenDefined('osm-failure-list');
  const list = inside.createElement('osm-failure-list');
  list.style.blockSize = `${height}px`;
  Object.assign(list, { calls, totalCalls: 2000, retry: true, selectable: true, callHref: '/calls/{id}' });
  inside.body.append(list);
  await settled(list);
  return list;
}

const frames: HTMLIFrameElement[] = [];

afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
});

/** The rows that are seen whole. */
function wholeRows(list: OsmFailureList): HTMLElement[] {
  const { top, bottom } = viewOf(list);
  return rows(list).filter((row) => edges(row).top >= top - 1 && edges(row).bottom <= bottom + 1);
}

for (const [width, height, count] of [
  [1200, 500, 6],
  [1200, 400, 4],
  [700, 500, 5],
  [390, 680, 4],
  [280, 680, 3],
] as const) {
  it(`at least ${count} rows are seen whole in a list of ${width} by ${height}`, async () => {
    const list = await listInWindow(width, height);
    assert.isAtLeast(wholeRows(list).length, count);
  });
}

for (const [width, height] of [
  [700, 500],
  [280, 680],
] as const) {
  it(`the counts by blame stand in one line, with their labels as names, in a list of ${width} by ${height}`, async () => {
    const list = await listInWindow(width, height);
    const counts = parts(list, 'blame-filter');
    assert.lengthOf(counts, 4);
    assert.lengthOf(new Set(counts.map((count) => edges(count).top)), 1);
    for (const count of counts) {
      assert.match(count.textContent.trim(), /^\d+$/);
      assert.match(count.ariaLabel!, /^\D+ \d+$/);
      assert.equal(count.title, count.ariaLabel);
    }
    const blames = part(list, 'blames');
    assert.isAtMost(blames.scrollWidth, blames.clientWidth);
  });
}

for (const [width, height] of [
  [280, 300],
  [320, 256],
] as const) {
  describe(`a list of ${width} by ${height}`, () => {
    it('is one scroller, with the headers at its upper edge and no blank below them', async () => {
      const list = await listInWindow(width, height);
      const scroller = part(list, 'list');
      assert.isAbove(scroller.scrollHeight, height * 10);
      assert.equal(getComputedStyle(part(list, 'scroller')).overflowY, 'visible');
      scroller.scrollTop = 2000;
      scroller.dispatchEvent(new Event('scroll'));
      await settled(list);
      assert.closeTo(edges(part(list, 'head-row')).top, 1, 1);
      assert.isAtMost(blankOf(list), 1);
      assert.isBelow(rows(list).length, 40);
    });

    it('shows each row whole that a key goes to', async () => {
      const list = await listInWindow(width, height);
      rows(list)[0]!.focus();
      for (const name of ['PageDown', 'PageDown', 'End', 'PageUp', 'ArrowUp', 'Home']) {
        key(list, name);
        await settled(list);
        const focused = list.shadowRoot!.activeElement as HTMLElement;
        assert.isTrue(wholeRows(list).includes(focused), name);
      }
    });

    it('has a scroller of its rows again, scrolled as far, when it becomes high', async () => {
      const list = await listInWindow(width, height);
      part(list, 'list').scrollTop = 2000;
      part(list, 'list').dispatchEvent(new Event('scroll'));
      await settled(list);
      const first = visibleLines(list)[0]!.dataset.line;
      frames[0]!.style.blockSize = '900px';
      list.style.blockSize = '900px';
      list.requestUpdate();
      await settled(list);
      assert.isAbove(part(list, 'scroller').scrollTop, 1000);
      assert.equal(visibleLines(list)[0]!.dataset.line, first);
    });
  });
}
