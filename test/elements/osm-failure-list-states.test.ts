/** Rates and notices, and what stands in place of rows. */
import '../../src/osm-failure-list.js';

import { assert, fixture } from '@open-wc/testing';

import type { OsmFailureList } from '../../src/osm-failure-list.js';
import { at, failedCall } from '../support/calls.js';
import { findPart, part, partText, press, rendered, shownText, until } from '../support/elements.js';
import { idsOf, listOf, recordEvents, rows, someCalls } from '../support/list.js';
import { warningsDuring } from '../support/warnings.js';

const list = (attributes = '', inside = '') =>
  fixture<OsmFailureList>(`<osm-failure-list ${attributes}>${inside}</osm-failure-list>`);

describe('osm-failure-list', () => {
  describe('total-calls', () => {
    const orphaned = Array.from({ length: 6 }, (_, n) =>
      failedCall(`o${String(n)}`, 'stale_sweep', { endedAt: at(n) }),
    );

    it('raises a notice with the next step of the page', async () => {
      const element = await listOf(orphaned, { totalCalls: 200 });
      assert.include(partText(element, 'notices'), '6 of 200');
      assert.include(partText(element, 'notices'), 'check bot container restart logs');
    });

    for (const totalCalls of [null, 5, 600, NaN]) {
      it(`of ${String(totalCalls)} raises no notice`, async () => {
        const element = await listOf(orphaned, { totalCalls });
        assert.isNull(findPart(element, 'notices'));
        assert.deepEqual(element.summary.notices, []);
      });
    }

    for (const totalCalls of [null, 5]) {
      it(`of ${String(totalCalls)} states no rate`, async () => {
        const element = await listOf(orphaned, { totalCalls });
        assert.notInclude(shownText(element), '%');
        assert.lengthOf(rows(element), 6);
      });
    }

    it('is an attribute, and goes with it', async () => {
      const element = await listOf(orphaned);
      element.setAttribute('total-calls', '200');
      await rendered(element);
      assert.lengthOf(element.summary.notices, 1);
      element.removeAttribute('total-calls');
      await rendered(element);
      assert.lengthOf(element.summary.notices, 0);
    });

    it('is the denominator whatever is filtered', async () => {
      const element = await listOf(orphaned, { totalCalls: 200, blame: 'carrier' });
      assert.strictEqual(element.summary.notices[0]?.count, 6);
    });
  });

  describe('states', () => {
    it('shows a skeleton while the first calls are loading', async () => {
      assert.isNotNull(findPart(await list('loading'), 'skeleton'));
    });

    it('shows its calls while more are loading', async () => {
      assert.strictEqual(idsOf(await listOf(someCalls, { loading: true })), 'c3 c2 c1');
    });

    it("says the host's own words of what went wrong", async () => {
      assert.include(partText(await list('error="503 from the gateway"'), 'error-box'), '503 from the gateway');
    });

    it('shows its calls beside what went wrong', async () => {
      const element = await listOf(someCalls, { error: '503' });
      assert.strictEqual(idsOf(element), 'c3 c2 c1');
      assert.include(partText(element, 'error-box'), '503');
    });

    it('does not call it empty when something went wrong', async () => {
      assert.isNull(findPart(await list('error="503"'), 'message'));
    });

    const unreadable: Record<string, unknown> = {
      'an object that holds no calls': { foo: 1 },
      'a number': 5,
      'broken JSON': '[{"id":"a"',
      'a list of something else': [{ foo: 1 }, null, 7],
      'an iterator that breaks off': { [Symbol.iterator]: () => ({ next: () => assert.fail('the line dropped') }) },
    };
    for (const [name, calls] of Object.entries(unreadable)) {
      it(`says that ${name} could not be read, not that nothing failed`, async () => {
        const element = await listOf(someCalls);
        await warningsDuring(async () => {
          element.calls = calls as OsmFailureList['calls'];
          await rendered(element);
        });
        assert.include(partText(element, 'message'), 'The calls could not be read');
        assert.notInclude(shownText(element), 'No failed calls');
        assert.lengthOf(rows(element), 0);
      });
    }

    it('tells the developer once which keys it was given instead of calls', async () => {
      const warnings = await warningsDuring(async () => {
        const element = await listOf({ answer: 42, rows_of_mine: [] });
        element.calls = { answer: 42, rows_of_mine: [] };
        await rendered(element);
      });
      assert.lengthOf(warnings, 1);
      assert.include(warnings[0], 'answer, rows_of_mine');
    });

    it('keeps its calls when it is told of something that cannot be read', async () => {
      const element = await listOf(someCalls);
      element.upsert({ foo: 1 });
      await rendered(element);
      assert.strictEqual(idsOf(element), 'c3 c2 c1');
    });

    it('shows calls again after what could not be read', async () => {
      const element = await listOf({ foo: 1 });
      element.upsert(someCalls);
      await until(() => idsOf(element) === 'c3 c2 c1', 'the calls are shown');
    });

    for (const [name, empty] of Object.entries<(element: OsmFailureList) => void>({
      'it is given an empty list': (element) => (element.calls = []),
      'it is cleared': (element) => {
        element.clear();
      },
    })) {
      it(`is empty after what could not be read, once ${name}`, async () => {
        const element = await listOf({ foo: 1 });
        empty(element);
        await until(() => partText(element, 'message').includes('No failed calls'), 'the list is empty');
      });
    }

    it('is loading, not unreadable, while new calls are on their way', async () => {
      assert.isNotNull(findPart(await listOf({ foo: 1 }, { loading: true }), 'skeleton'));
    });

    it('reads the answer of the REST interface as it is', async () => {
      assert.strictEqual(idsOf(await listOf({ calls: someCalls, total: 4 })), 'c3 c2 c1');
    });

    it('takes no number for its calls, where types are checked', async () => {
      const element = await list();
      // @ts-expect-error -- a number is no list
      element.calls = 5;
      // @ts-expect-error -- nor is a boolean
      element.calls = true;
      element.calls = { calls: someCalls };
      await rendered(element);
      assert.lengthOf(rows(element), 3);
    });

    it('asks to try again', async () => {
      const element = await list('error="503"');
      const [event] = [recordEvents(element, 'osm-reload')];
      press(element, 'reload-button');
      assert.deepEqual(event.map(({ bubbles, composed }) => [bubbles, composed]), [[true, true]]); // prettier-ignore
    });

    for (const [slot, attributes] of [
      ['empty', ''],
      ['loading-state', 'loading'],
      ['error-state', 'error="503"'],
      ['unreadable', `calls='{"foo":1}'`],
      ['no-match', `query="zzz" calls='["stale_sweep"]'`],
    ] as const) {
      // prettier-ignore
      it(`shows the slot ${slot} in its state`, async () => {
        const element = await list(attributes, `<p slot="${slot}">Ours</p>`);
        assert.lengthOf(element.querySelector('p')!.getClientRects(), 1);
      });

      it(`does not show the slot ${slot} beside calls`, async () => {
        const element = await list(`calls='["stale_sweep"]'`, `<p slot="${slot}">Ours</p>`);
        assert.lengthOf(element.querySelector('p')!.getClientRects(), 0);
      });
    }

    it('can be hidden', async () => {
      assert.strictEqual(getComputedStyle(await list('hidden')).display, 'none');
    });

    it('bounds its rows where it has no height of its own', async () => {
      const element = await listOf(Array.from({ length: 100 }, (_, n) => failedCall(`c${String(n)}`, 'unknown')));
      element.style.setProperty('--osm-list-max-height', '200px');
      assert.isAtMost(part(element, 'scroller').clientHeight, 200);
    });
  });
});
