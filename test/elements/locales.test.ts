/** Every language that ships, in the elements: its words, its direction, and a page 280 px wide. */
import '../../src/index.js';

import { assert } from '@open-wc/testing';

import { useCatalog } from '../../src/catalog.js';
import type { OsmFailureBanner, OsmFailureList } from '../../src/index.js';
import { at, failedCall } from '../support/calls.js';
import { page, part, parts, partText, rendered, until } from '../support/elements.js';
import { toggle } from '../support/list.js';
import { locales } from '../support/locales.js';

const NARROW = 280;

/** Renders an element into a narrow box of its language and direction. */
function renderNarrow(tag: string, lang: string): HTMLElement {
  const box = document.createElement('div');
  box.style.inlineSize = `${NARROW}px`;
  box.lang = lang;
  box.dir = locales[lang]!.dir!;
  box.append(document.createElement(tag));
  document.body.append(box);
  return box;
}

/** Boxes and texts that overflow the page. The content of the scroller may, since it can be scrolled to. */
function overflowing(box: HTMLElement, root: ShadowRoot): string[] {
  const { left, right } = box.getBoundingClientRect();
  const scroller = root.querySelector('[part=scroller]');
  const range = document.createRange();
  return [...root.querySelectorAll('*')].flatMap((node) => {
    if (scroller?.contains(node) || !node.checkVisibility()) return [];
    range.selectNodeContents(node);
    return [node.getBoundingClientRect(), ...(node.childElementCount > 0 ? [] : range.getClientRects())]
      .filter(({ left: from, right: to, width }) => width > 1 && (from < left - 0.5 || to > right + 0.5))
      .map(({ left: from, right: to }) => `${node.localName} ${node.part.toString()} ${from}–${to}`);
  });
}

for (const lang of Object.keys(locales)) {
  const words = locales[lang]!;

  describe(`the elements in ${lang}`, () => {
    before(() => useCatalog(words));
    afterEach(() => document.body.replaceChildren());

    it(`a banner in ${lang} has the words and the direction of the language`, async () => {
      const box = renderNarrow('osm-failure-banner', lang);
      const banner = box.firstElementChild as OsmFailureBanner;
      banner.reason = 'sip_rejected';
      await rendered(banner);
      assert.strictEqual(partText(banner, 'title'), words.reasons.sip_rejected.title);
      assert.strictEqual(partText(banner, 'badge-label'), words.blames.carrier);
      const { lang: tag, dir } = part(banner, 'banner');
      assert.deepEqual([tag, dir], [lang, words.dir!]);
      assert.strictEqual(getComputedStyle(part(banner, 'banner')).direction, words.dir);
    });

    for (const { reason } of page.rows) {
      it(`a banner of ${reason} in ${lang} fits into ${NARROW} px, for every audience`, async () => {
        const box = renderNarrow('osm-failure-banner', lang);
        const banner = box.firstElementChild as OsmFailureBanner;
        banner.retry = true;
        banner.eventsHref = '/calls/{id}';
        banner.call = failedCall('call_5b0e7c21', reason, {
          destination: '+12025550143',
          transcript: 'x',
          durationSeconds: 12,
        });
        for (const audience of ['operator', 'tester', 'developer'] as const) {
          banner.audience = audience;
          await rendered(banner);
          assert.deepEqual(overflowing(box, banner.shadowRoot!), [], audience);
        }
      });
    }

    it(`a list in ${lang} with an opened row, a selection and notices fits into ${NARROW} px`, async () => {
      const box = renderNarrow('osm-failure-list', lang);
      const list = box.firstElementChild as OsmFailureList;
      list.selectable = true;
      list.retry = true;
      list.totalCalls = 100;
      list.calls = page.rows.flatMap(({ reason }, row) =>
        Array.from({ length: 8 }, (_, n) => failedCall(`c${row}-${n}`, reason, { endedAt: at(row * 8 + n) })),
      );
      await rendered(list);
      list.selection = ['c0-1', 'c5-1'];
      await toggle(list, 'c9-7');
      await until(() => parts(list, 'row').length > 0, 'rows are drawn');
      assert.deepEqual(overflowing(box, list.shadowRoot!), []);
      assert.isAtMost(document.documentElement.scrollWidth, document.documentElement.clientWidth);
      assert.strictEqual(part(list, 'list').dir, words.dir!);
      assert.isNotEmpty(parts(list, 'notices'));
    });

    it(`an empty and a loading list say so in ${lang}`, async () => {
      const box = renderNarrow('osm-failure-list', lang);
      const list = box.firstElementChild as OsmFailureList;
      await rendered(list);
      assert.include(list.shadowRoot!.textContent, words.list.empty);
      list.loading = true;
      await rendered(list);
      assert.include(list.shadowRoot!.textContent, words.list.loading);
    });
  });
}
