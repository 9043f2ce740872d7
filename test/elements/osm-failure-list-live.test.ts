/** A list that is watched while calls fail: drawn once however much comes, still while somebody reads it, and quiet. */
import '../../src/osm-failure-list.js';

import { assert, aTimeout } from '@open-wc/testing';

import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { failedCall } from '../support/calls.js';
import { blur, findPart, focus, listen, part, parts, partText, press, rendered, until } from '../support/elements.js';
import { banners, idsOf, listOf, rowOf, rows, shows, someCalls, toggle } from '../support/list.js';
import { blankOf, focusedName, longList, scrollTo, settled, visibleLines } from '../support/long-list.js';

const NOW = Date.UTC(2026, 4, 14);
/** Calls that fail later than all others. */
const news = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) =>
    failedCall(`new${String(from + n)}`, 'unknown', { endedAt: new Date(NOW + (from + n) * 1000).toISOString() }),
  );

const waiting = (list: OsmFailureList, count: number) =>
  until(
    () => findPart(list, 'new-calls-button')?.textContent.includes(String(count)),
    `${String(count)} new calls wait`,
  );

describe('upserting many times', () => {
  it('is drawn once', async () => {
    const list = await listOf(someCalls);
    const seen: string[] = [];
    const observer = new MutationObserver(() => seen.push(partText(list, 'heading')));
    observer.observe(part(list, 'heading'), { characterData: true, childList: true, subtree: true });
    for (const call of news(200)) list.upsert(call);
    await until(() => rows(list)[0]?.textContent.includes('new199'), 'the newest is shown');
    await settled(list);
    observer.disconnect();
    assert.deepEqual(seen, ['203 failed calls']);
  });

  it('is counted at once', async () => {
    const list = await listOf(someCalls);
    for (const call of news(200)) list.upsert(call);
    assert.deepEqual([list.summary.failures, list.summary.shown], [203, 203]);
  });

  it('is not drawn when it is asked for', async () => {
    const list = await listOf(someCalls);
    list.upsert(news(1));
    assert.lengthOf(rows(list), 3);
  });

  it('takes turns with deleting', async () => {
    const list = await listOf(someCalls);
    for (const call of news(50)) {
      list.upsert(call);
      list.delete(call.id);
    }
    list.upsert(news(1));
    await shows(list, 'new0 c3 c2 c1');
    assert.strictEqual(list.summary.failures, 4);
  });
});

const WAYS: Record<string, { begin: (list: OsmFailureList) => unknown; end: (list: OsmFailureList) => unknown }> = {
  'the list is paused': {
    begin: (list) => press(list, 'pause-button'),
    end: (list) => press(list, 'pause-button'),
  },
  'a row has the focus': {
    begin: (list) => focus(rows(list)[1]!),
    end: (list) => blur(list.shadowRoot!.activeElement as HTMLElement),
  },
  'it is scrolled away': {
    begin: (list) => scrollTo(list, 3000),
    end: (list) => scrollTo(list, 0),
  },
};

for (const [name, { begin, end }] of Object.entries(WAYS)) {
  describe(`while ${name}`, () => {
    const reading = async () => {
      const list = await longList(500);
      await begin(list);
      await settled(list);
      return list;
    };

    it('new calls wait behind a button with their number', async () => {
      const list = await reading();
      list.upsert(news(12));
      await waiting(list, 12);
      assert.strictEqual(partText(list, 'new-calls-button'), '12 new failed calls');
    });

    it('the button counts on', async () => {
      const list = await reading();
      list.upsert(news(2));
      await waiting(list, 2);
      list.upsert(news(3, 2));
      await waiting(list, 5);
      assert.strictEqual(partText(list, 'new-calls-button'), '5 new failed calls');
    });

    it('the rows stay where they are', async () => {
      const list = await reading();
      const where = () =>
        visibleLines(list).map((row) => [row.ariaRowIndex, Math.round(row.getBoundingClientRect().top - part(list, 'scroller').getBoundingClientRect().top)]); // prettier-ignore
      const before = where();
      list.upsert(news(12));
      await waiting(list, 12);
      await settled(list);
      assert.deepEqual(where(), before);
    });

    it('the head counts what waits', async () => {
      const list = await reading();
      list.upsert(news(12));
      await waiting(list, 12);
      assert.strictEqual(partText(list, 'heading'), '512 failed calls');
    });

    it('a call that is shown is still re-classified', async () => {
      const list = await reading();
      const id = visibleLines(list)[1]!.querySelector('[part~=call-id]')!.textContent.trim();
      list.upsert(failedCall(id, 'sip_rejected'));
      await until(() => rowOf(list, id).textContent.includes('Carrier rejected the call'), 'the row follows its call');
      assert.isNull(findPart(list, 'new-calls-button'));
    });

    it('the button lets them in, from the top', async () => {
      const list = await reading();
      list.upsert(news(12));
      await waiting(list, 12);
      press(list, 'new-calls-button');
      await settled(list);
      assert.strictEqual(visibleLines(list)[0]!.querySelector('[part~=call-id]')!.textContent, 'new11');
      assert.isBelow(blankOf(list), 1);
      assert.isNull(findPart(list, 'new-calls-button'));
    });

    it('a press of the button keeps the focus in the list', async () => {
      const list = await reading();
      list.upsert(news(12));
      await waiting(list, 12);
      focus(part(list, 'new-calls-button'));
      press(list, 'new-calls-button');
      await settled(list);
      assert.strictEqual(focusedName(list), 'new11');
    });

    it('they come in when that ends', async () => {
      const list = await reading();
      list.upsert(news(12));
      await waiting(list, 12);
      await end(list);
      await until(() => !findPart(list, 'new-calls-button'), 'the button is gone');
      assert.include(idsOf(list), 'new11');
    });
  });
}

describe('while the focus is in an opened banner', () => {
  it('new calls wait', async () => {
    const list = await listOf(someCalls);
    await toggle(list, 'c2');
    focus(part(banners(list)[0]!, 'copy-button'));
    list.upsert(news(1));
    await waiting(list, 1);
    assert.strictEqual(idsOf(list), 'c3 c2 c1');
  });
});

describe('while no person reads rows', () => {
  it('new calls come in by themselves', async () => {
    const list = await listOf(someCalls);
    list.upsert(news(1));
    await shows(list, 'new0 c3 c2 c1');
    assert.isEmpty(parts(list, 'new-calls-button'));
  });
});

describe('a list that speaks up', () => {
  let ear: ReturnType<typeof listen>;

  beforeEach(() => {
    ear = listen();
  });

  afterEach(() => {
    ear.stop();
  });

  for (const announce of ['polite', 'assertive'] as const) {
    it(`says, ${announce}, how many calls are new`, async () => {
      const list = await listOf(someCalls, { announce });
      list.upsert(news(12));
      await until(() => ear.heard.length, 'something is heard');
      assert.deepEqual(ear.heard, [`${announce}: 12 new failed calls`]);
    });
  }

  // The one real wait: what is said within five seconds of the first words would be heard in it.
  it('says nothing on load, once of what came first, and nothing more for five seconds', async () => {
    const list = await listOf(someCalls, { announce: 'polite' });
    const silent = await listOf(someCalls);
    await aTimeout(300);
    const onLoad = [...ear.heard];
    list.upsert(news(1));
    await until(() => ear.heard.length, 'something is heard');
    for (let n = 1; n < 8; n++) {
      for (const each of [list, silent]) each.upsert(news(1, n));
      await rendered(list);
      await aTimeout(100);
    }
    assert.deepEqual([onLoad, ear.heard], [[], ['polite: 1 new failed call']]);
  });
});
