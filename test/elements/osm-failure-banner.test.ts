import { assert, fixture, fixtureSync } from '@open-wc/testing';

import { describeFailureReason, VERSION } from '../../src/catalog.js';
import { OsmFailureBanner } from '../../src/osm-failure-banner.js';
import { failedCall } from '../support/calls.js';
import { drawn, given, isEmpty, maybe, page, part, said, shownText } from '../support/elements.js';
import { warningsDuring } from '../support/warnings.js';

const banner = (attributes = '', inside = '') =>
  fixture<OsmFailureBanner>(`<osm-failure-banner ${attributes}>${inside}</osm-failure-banner>`);
const bannerOf = (call: unknown) => given<OsmFailureBanner>('<osm-failure-banner></osm-failure-banner>', { call });

describe('osm-failure-banner', () => {
  describe('defaults', () => {
    it('shows nothing and takes no space', async () => {
      const element = await banner();
      assert.strictEqual(isEmpty(element), true);
      assert.strictEqual(element.failure, null);
    });

    it('has the defaults of its contract', async () => {
      const { call, reason, headingLevel, audience, retry, announce } = await banner();
      assert.deepEqual(
        { call, reason, headingLevel, audience, retry, announce },
        {
          call: null,
          reason: null,
          headingLevel: 2,
          audience: 'operator',
          retry: false,
          announce: 'off',
        },
      );
    });

    it('says its version', () => {
      assert.strictEqual(OsmFailureBanner.version, VERSION);
    });
  });

  describe('words', () => {
    for (const row of page.rows) {
      it(`says of ${row.reason} what the page says, byte for byte`, async () => {
        const element = await banner(`reason="${row.reason}"`);
        const words = ['title', 'cause', 'what-to-try'].map((name) => part(element, name).textContent);
        assert.deepEqual(words, [row.title, row.cause, row.whatToTry]);
      });

      it(`badges ${row.reason} with its blame`, async () => {
        const element = await banner(`reason="${row.reason}"`);
        assert.strictEqual(said(element, 'badge-label'), element.failure!.blameLabel);
        assert.strictEqual(part(element, 'badge').part.contains(row.likelyBlame), true);
      });

      it(`advises on a retry of ${row.reason}`, async () => {
        const element = await banner(`reason="${row.reason}"`);
        assert.strictEqual(said(element, 'retry-advice'), element.failure!.retryAdvice.text);
      });
    }

    it('reads title, badge, cause, what to try, advice, actions', async () => {
      const element = await banner('reason="stale_sweep"');
      const order = ['title', 'badge', 'cause', 'what-to-try', 'retry-advice', 'action-bar'].map((name) =>
        part(element, name),
      );
      const sorted = order.toSorted((a, b) =>
        a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
      );
      assert.deepEqual(order, sorted);
    });
  });

  describe('attributes', () => {
    it("shows the page's webhook example, pasted as it is", async () => {
      const element = await banner();
      element.setAttribute('call', page.webhook);
      await drawn(element);
      assert.strictEqual(said(element, 'title'), 'Neither side produced audio');
      assert.strictEqual(element.failure!.call.id, 'call_xxx');
    });

    it('shows nothing for a completed call, and leaves no gap in a flex row', async () => {
      const row = fixtureSync<HTMLElement>(
        `<div style="display: flex; flex-direction: column; gap: 40px"><p style="margin: 0">a</p><osm-failure-banner call='{"id":"a","status":"completed","failureReason":"stale_sweep"}'></osm-failure-banner><p style="margin: 0">b</p></div>`,
      );
      const [first, element, last] = [...row.children] as [HTMLElement, OsmFailureBanner, HTMLElement];
      await drawn(element);
      assert.strictEqual(isEmpty(element), true);
      assert.strictEqual(last.getBoundingClientRect().top - first.getBoundingClientRect().bottom, 40);
    });

    it('lets the call win over the reason', async () => {
      const element = await banner(`reason="stale_sweep" call='{"failureReason":"sip_rejected"}'`);
      assert.strictEqual(element.failure!.reason, 'sip_rejected');
    });

    it('shows nothing for a completed call, whatever the reason says', async () => {
      assert.strictEqual(isEmpty(await banner(`reason="stale_sweep" call='{"status":"completed"}'`)), true);
    });

    it('goes back to the reason when the call goes', async () => {
      const element = await banner(`reason="stale_sweep" call='{"failureReason":"sip_rejected"}'`);
      element.removeAttribute('call');
      await drawn(element);
      assert.strictEqual(said(element, 'title'), 'Call was orphaned');
    });

    it('shows nothing when the reason goes', async () => {
      const element = await banner('reason="stale_sweep"');
      element.removeAttribute('reason');
      await drawn(element);
      assert.strictEqual(isEmpty(element), true);
    });

    it('shows nothing for broken JSON, and tells the developer once', async () => {
      const element = await banner();
      const given = await warningsDuring(async () => {
        for (const text of ['{"id": "call_7", ', '{"id": "call_7", ', '{"id": "call_7", ']) {
          element.setAttribute('call', text);
          await drawn(element);
        }
      });
      assert.strictEqual(isEmpty(element), true);
      assert.strictEqual(given.length, 1);
    });

    for (const level of [1, 2, 3, 4, 5, 6]) {
      it(`has a heading of level ${String(level)}`, async () => {
        const title = part(await banner(`reason="unknown" heading-level="${String(level)}"`), 'title');
        assert.deepEqual([title.role, title.ariaLevel], ['heading', String(level)]);
      });
    }

    for (const level of ['', '0', '7', '-1', '2.5', 'h3', 'NaN', 'Infinity', '1e9', '__proto__']) {
      it(`has a heading of level 2 for "${level}"`, async () => {
        assert.strictEqual(part(await banner(`reason="unknown" heading-level="${level}"`), 'title').ariaLevel, '2');
      });
    }

    it('has a heading of level 2 when the level goes', async () => {
      const element = await banner('reason="unknown" heading-level="4"');
      element.removeAttribute('heading-level');
      await drawn(element);
      assert.strictEqual(part(element, 'title').ariaLevel, '2');
    });
  });

  describe('audience', () => {
    const call = failedCall('call_7', 'made_up');

    it('shows an unknown code and the ids to developers', async () => {
      const element = await bannerOf(call);
      element.audience = 'developer';
      await drawn(element);
      for (const fact of ['made_up', 'call_7', 'agent_of_call_7']) assert.include(said(element, 'meta'), fact);
    });

    for (const audience of ['operator', 'tester'] as const) {
      it(`shows no code to a ${audience}`, async () => {
        const element = await bannerOf(call);
        element.audience = audience;
        await drawn(element);
        assert.notInclude(shownText(element), 'made_up');
        assert.strictEqual(maybe(element, 'meta'), null);
      });
    }

    it('reassures a tester', async () => {
      const element = await banner('reason="stale_sweep" audience="tester"');
      assert.strictEqual(said(element, 'reassurance'), element.failure!.reassurance);
    });

    for (const [audience, reason] of [
      ['operator', 'stale_sweep'],
      ['developer', 'stale_sweep'],
      ['tester', 'sip_rejected'],
    ] as const) {
      // prettier-ignore
      it(`does not reassure a ${audience} of ${reason}`, async () => {
        assert.strictEqual(maybe(await banner(`reason="${reason}" audience="${audience}"`), 'reassurance'), null);
      });
    }

    for (const [audience, reason, told] of [
      ['operator', 'idle_timeout', true],
      ['developer', 'no_audio_either_direction', true],
      ['tester', 'idle_timeout', false],
      ['operator', 'sip_rejected', false],
    ] as const) {
      it(`${told ? 'tells' : 'does not tell'} a ${audience} of ${reason} who is meant by "caller" on an outbound call`, async () => {
        const call = failedCall('a', reason, { destination: '+12025550143' });
        const element = await bannerOf(call);
        element.audience = audience;
        await drawn(element);
        assert.strictEqual(maybe(element, 'outbound') !== null, told);
        element.call = failedCall('a', reason);
        await drawn(element);
        assert.strictEqual(maybe(element, 'outbound'), null);
      });
    }

    for (const audience of ['', 'boss', '__proto__']) {
      it(`speaks to an operator for "${audience}"`, async () => {
        let element!: OsmFailureBanner;
        await warningsDuring(async () => (element = await banner(`reason="stale_sweep" audience="${audience}"`)));
        assert.deepEqual([maybe(element, 'meta'), maybe(element, 'reassurance')], [null, null]);
        assert.strictEqual(said(element, 'title'), 'Call was orphaned');
      });
    }
  });

  describe('slots', () => {
    it('hides the fallback', async () => {
      const element = await banner('reason="unknown"', '<p slot="fallback">The call failed.</p>');
      assert.strictEqual(element.querySelector('p')!.getClientRects().length, 0);
    });

    it('hides the fallback where nothing failed', async () => {
      const element = await banner(`call='{"status":"completed"}'`, '<p slot="fallback">The call failed.</p>');
      assert.strictEqual(element.querySelector('p')!.getClientRects().length, 0);
    });

    it('shows details and actions of the host', async () => {
      const element = await banner('reason="unknown"', '<p>Details</p><button slot="actions">Assign</button>');
      for (const node of element.children) assert.strictEqual(node.getClientRects().length, 1, node.localName);
    });

    it('puts the actions of the host into its action bar', async () => {
      const element = await banner('reason="unknown"', '<button slot="actions">Assign</button>');
      const slot = element.querySelector('button')!.assignedSlot!;
      assert.strictEqual(part(element, 'action-bar').contains(slot), true);
    });
  });

  describe('failure', () => {
    it('is right at once', async () => {
      const element = await banner();
      element.reason = 'sip_rejected';
      assert.deepEqual(element.failure!.guidance, describeFailureReason('sip_rejected'));
    });

    it('cannot be set', async () => {
      const element = await banner('reason="unknown"');
      assert.throws(() => Object.assign(element, { failure: null }), TypeError);
    });
  });
});
