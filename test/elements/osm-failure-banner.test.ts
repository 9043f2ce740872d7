import { assert, fixture, fixtureSync } from '@open-wc/testing';

import { describeFailureReason, VERSION } from '../../src/catalog.js';
import { OsmFailureBanner } from '../../src/osm-failure-banner.js';
import { failedCall } from '../support/calls.js';
import { findPart, isEmpty, mount, page, part, partText, rendered, shownText } from '../support/elements.js';
import { warningsDuring } from '../support/warnings.js';

const banner = (attributes = '', inside = '') =>
  fixture<OsmFailureBanner>(`<osm-failure-banner ${attributes}>${inside}</osm-failure-banner>`);
const bannerOf = (call: unknown) => mount<OsmFailureBanner>('<osm-failure-banner></osm-failure-banner>', { call });

describe('osm-failure-banner', () => {
  describe('defaults', () => {
    it('a banner without a call shows nothing and takes no space', async () => {
      const element = await banner();
      assert.strictEqual(isEmpty(element), true);
      assert.strictEqual(element.failure, null);
    });

    it('the properties of a banner have the defaults of the contract', async () => {
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

    it('OsmFailureBanner.version is the version of the library', () => {
      assert.strictEqual(OsmFailureBanner.version, VERSION);
    });
  });

  describe('words', () => {
    for (const row of page.rows) {
      it(`a banner of ${row.reason} has the official words, byte for byte`, async () => {
        const element = await banner(`reason="${row.reason}"`);
        const words = ['title', 'cause', 'what-to-try'].map((name) => part(element, name).textContent);
        assert.deepEqual(words, [row.title, row.cause, row.whatToTry]);
      });

      it(`the badge of a banner of ${row.reason} shows its blame`, async () => {
        const element = await banner(`reason="${row.reason}"`);
        assert.strictEqual(partText(element, 'badge-label'), element.failure!.blameLabel);
        assert.strictEqual(part(element, 'badge').part.contains(row.likelyBlame), true);
      });

      it(`a banner of ${row.reason} shows its retry advice`, async () => {
        const element = await banner(`reason="${row.reason}"`);
        assert.strictEqual(partText(element, 'retry-advice'), element.failure!.retryAdvice.text);
      });
    }

    it('the DOM order of a banner is title, badge, cause, next step, retry advice, actions', async () => {
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
    it('the webhook example of the official page works verbatim as the call attribute', async () => {
      const element = await banner();
      element.setAttribute('call', page.webhook);
      await rendered(element);
      assert.strictEqual(partText(element, 'title'), 'Neither side produced audio');
      assert.strictEqual(element.failure!.call.id, 'call_xxx');
    });

    it('a banner of a completed call leaves no gap in a flex column', async () => {
      const row = fixtureSync<HTMLElement>(
        `<div style="display: flex; flex-direction: column; gap: 40px"><p style="margin: 0">a</p><osm-failure-banner call='{"id":"a","status":"completed","failureReason":"stale_sweep"}'></osm-failure-banner><p style="margin: 0">b</p></div>`,
      );
      const [first, element, last] = [...row.children] as [HTMLElement, OsmFailureBanner, HTMLElement];
      await rendered(element);
      assert.strictEqual(isEmpty(element), true);
      assert.strictEqual(last.getBoundingClientRect().top - first.getBoundingClientRect().bottom, 40);
    });

    it('the call of a banner wins over its reason', async () => {
      const element = await banner(`reason="stale_sweep" call='{"failureReason":"sip_rejected"}'`);
      assert.strictEqual(element.failure!.reason, 'sip_rejected');
    });

    it('a banner of a completed call shows nothing even with a reason', async () => {
      assert.strictEqual(isEmpty(await banner(`reason="stale_sweep" call='{"status":"completed"}'`)), true);
    });

    it('a banner whose call is removed shows its reason', async () => {
      const element = await banner(`reason="stale_sweep" call='{"failureReason":"sip_rejected"}'`);
      element.removeAttribute('call');
      await rendered(element);
      assert.strictEqual(partText(element, 'title'), 'Call was orphaned');
    });

    it('a banner whose reason is removed shows nothing', async () => {
      const element = await banner('reason="stale_sweep"');
      element.removeAttribute('reason');
      await rendered(element);
      assert.strictEqual(isEmpty(element), true);
    });

    it('a banner with invalid JSON shows nothing and warns once', async () => {
      const element = await banner();
      const given = await warningsDuring(async () => {
        for (const text of ['{"id": "call_7", ', '{"id": "call_7", ', '{"id": "call_7", ']) {
          element.setAttribute('call', text);
          await rendered(element);
        }
      });
      assert.strictEqual(isEmpty(element), true);
      assert.strictEqual(given.length, 1);
    });

    for (const level of [1, 2, 3, 4, 5, 6]) {
      it(`a banner with heading-level ${String(level)} has a heading of level ${String(level)}`, async () => {
        const title = part(await banner(`reason="unknown" heading-level="${String(level)}"`), 'title');
        assert.deepEqual([title.role, title.ariaLevel], ['heading', String(level)]);
      });
    }

    for (const level of ['', '0', '7', '-1', '2.5', 'h3', 'NaN', 'Infinity', '1e9', '__proto__']) {
      it(`a banner with the invalid heading-level "${level}" has a heading of level 2`, async () => {
        assert.strictEqual(part(await banner(`reason="unknown" heading-level="${level}"`), 'title').ariaLevel, '2');
      });
    }

    it('a banner whose heading-level is removed has a heading of level 2', async () => {
      const element = await banner('reason="unknown" heading-level="4"');
      element.removeAttribute('heading-level');
      await rendered(element);
      assert.strictEqual(part(element, 'title').ariaLevel, '2');
    });
  });

  describe('audience', () => {
    const call = failedCall('call_7', 'made_up');

    it('a banner shows an unknown code and the ids to a developer', async () => {
      const element = await bannerOf(call);
      element.audience = 'developer';
      await rendered(element);
      for (const fact of ['made_up', 'call_7', 'agent_of_call_7']) assert.include(partText(element, 'meta'), fact);
    });

    for (const audience of ['operator', 'tester'] as const) {
      it(`a banner shows no code and no ids to the audience ${audience}`, async () => {
        const element = await bannerOf(call);
        element.audience = audience;
        await rendered(element);
        assert.notInclude(shownText(element), 'made_up');
        assert.strictEqual(findPart(element, 'meta'), null);
      });
    }

    it('a banner shows the reassurance to a tester', async () => {
      const element = await banner('reason="stale_sweep" audience="tester"');
      assert.strictEqual(partText(element, 'reassurance'), element.failure!.reassurance);
    });

    for (const [audience, reason] of [
      ['operator', 'stale_sweep'],
      ['developer', 'stale_sweep'],
      ['tester', 'sip_rejected'],
    ] as const) {
      // prettier-ignore
      it(`a banner of ${reason} shows no reassurance to the audience ${audience}`, async () => {
        assert.strictEqual(findPart(await banner(`reason="${reason}" audience="${audience}"`), 'reassurance'), null);
      });
    }

    for (const [audience, reason, isExplained] of [
      ['operator', 'idle_timeout', true],
      ['developer', 'no_audio_either_direction', true],
      ['tester', 'idle_timeout', false],
      ['operator', 'sip_rejected', false],
    ] as const) {
      it(`a banner of ${reason} ${isExplained ? 'explains' : 'does not explain'} "caller" of an outbound call to the audience ${audience}`, async () => {
        const call = failedCall('a', reason, { destination: '+12025550143' });
        const element = await bannerOf(call);
        element.audience = audience;
        await rendered(element);
        assert.strictEqual(findPart(element, 'outbound') !== null, isExplained);
        element.call = failedCall('a', reason);
        await rendered(element);
        assert.strictEqual(findPart(element, 'outbound'), null);
      });
    }

    for (const audience of ['', 'boss', '__proto__']) {
      it(`a banner with the invalid audience "${audience}" shows what an operator sees`, async () => {
        let element!: OsmFailureBanner;
        await warningsDuring(async () => (element = await banner(`reason="stale_sweep" audience="${audience}"`)));
        assert.deepEqual([findPart(element, 'meta'), findPart(element, 'reassurance')], [null, null]);
        assert.strictEqual(partText(element, 'title'), 'Call was orphaned');
      });
    }
  });

  describe('slots', () => {
    it('the fallback slot of a banner is hidden', async () => {
      const element = await banner('reason="unknown"', '<p slot="fallback">The call failed.</p>');
      assert.strictEqual(element.querySelector('p')!.getClientRects().length, 0);
    });

    it('the fallback slot of a banner of a completed call is hidden', async () => {
      const element = await banner(`call='{"status":"completed"}'`, '<p slot="fallback">The call failed.</p>');
      assert.strictEqual(element.querySelector('p')!.getClientRects().length, 0);
    });

    it('slotted details and actions are visible in a banner', async () => {
      const element = await banner('reason="unknown"', '<p>Details</p><button slot="actions">Assign</button>');
      for (const node of element.children) assert.strictEqual(node.getClientRects().length, 1, node.localName);
    });

    it('slotted actions are in the action bar of a banner', async () => {
      const element = await banner('reason="unknown"', '<button slot="actions">Assign</button>');
      const slot = element.querySelector('button')!.assignedSlot!;
      assert.strictEqual(part(element, 'action-bar').contains(slot), true);
    });
  });

  describe('failure', () => {
    it('the failure of a banner is current right after a property is set', async () => {
      const element = await banner();
      element.reason = 'sip_rejected';
      assert.deepEqual(element.failure!.guidance, describeFailureReason('sip_rejected'));
    });

    it('the failure of a banner is read-only', async () => {
      const element = await banner('reason="unknown"');
      assert.throws(() => Object.assign(element, { failure: null }), TypeError);
    });
  });
});
