/** The links, copy buttons and dispute link of a banner. */
import '../../src/osm-failure-banner.js';

import { assert } from '@open-wc/testing';

import type { OsmCopyEvent, OsmDisputeEvent } from '../../src/elements.js';
import { disputeOf } from '../../src/format/dispute.js';
import { formatMarkdown } from '../../src/format/markdown.js';
import { formatText } from '../../src/format/text.js';
import type { OsmFailureBanner } from '../../src/osm-failure-banner.js';
import { failedCall } from '../support/calls.js';
import { findPart, mount, part, parts, partText, press, rendered, until } from '../support/elements.js';

const call = failedCall('call_7', 'stale_sweep', { destination: '+4915112345678' });
const banner = (properties: Partial<OsmFailureBanner> = {}) =>
  mount<OsmFailureBanner>('<osm-failure-banner></osm-failure-banner>', { call, ...properties });

const linkOf = async (eventsHref: unknown, id = 'call_7') =>
  findPart(await banner({ eventsHref: eventsHref as string, call: { ...call, id } }), 'events-link')?.getAttribute(
    'href',
  ) ?? null;

describe('events-href', () => {
  for (const href of [
    'https://example.com/calls/7',
    'http://example.com/calls/7',
    'HTTPS://example.com/calls/7',
    'mailto:ops@example.com',
    'tel:+4930123456',
    '/calls/7',
    'calls/7',
    './7',
    '?call=7',
    '#events',
    '//example.com/calls/7',
  ]) {
    it(`events-href links to ${href}`, async () => {
      assert.strictEqual(await linkOf(href), href);
    });
  }

  for (const href of [
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    '\u0000javascript:alert(1)',
    'ja\nvascript:alert(1)',
    'java\tscript:alert(1)',
    'javascript://example.com/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'blob:https://example.com/1',
    'file:///etc/passwd',
    'ftp://example.com/',
    'about:blank',
    'https://',
    '',
    '  ',
    null,
    undefined,
    7,
    {},
    Symbol('href'),
  ]) {
    it(`events-href renders no link for ${typeof href} ${JSON.stringify(href)}`, async () => {
      assert.isNull(await linkOf(href));
    });
  }

  for (const [id, encoded] of [
    ['call_7', 'call_7'],
    ['a b/c?d#e&f', 'a%20b%2Fc%3Fd%23e%26f'],
    ['ü', '%C3%BC'],
    ['{id}', '%7Bid%7D'],
    ['$&', '%24%26'],
    ['javascript:alert(1)', 'javascript%3Aalert(1)'],
  ] as const) {
    it(`events-href percent-encodes the call id ${id}`, async () => {
      assert.strictEqual(await linkOf('/calls/{id}/events#{id}', id), `/calls/${encoded}/events#${encoded}`);
    });
  }

  it('events-href replaces a lone surrogate in the call id', async () => {
    assert.match((await linkOf('/calls/{id}', 'a\ud800'))!, /^\/calls\/a%EF%BF%BD$/);
  });

  it('a call id cannot set the scheme of events-href', async () => {
    const href = await linkOf('{id}', 'javascript:alert(1)');
    assert.notEqual(new URL(href ?? '', 'https://example.com').protocol, 'javascript:');
  });

  it('events-href with {id} renders no link for a call without an id', async () => {
    assert.isNull(await linkOf('/calls/{id}', ''));
  });

  it('events-href without {id} renders a link for a call without an id', async () => {
    assert.strictEqual(await linkOf('/calls', ''), '/calls');
  });

  it('events-href can be set and removed as an attribute', async () => {
    const element = await banner();
    element.setAttribute('events-href', '/calls/{id}');
    await rendered(element);
    assert.strictEqual(part(element, 'events-link').getAttribute('href'), '/calls/call_7');
    element.removeAttribute('events-href');
    await rendered(element);
    assert.isNull(findPart(element, 'events-link'));
  });
});

/** Replaces the clipboard, and returns a function that restores it. */
function stubClipboard(writeText: (text: string) => Promise<void>): () => void {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  return () => Reflect.deleteProperty(navigator, 'clipboard');
}

async function copied(element: OsmFailureBanner, index: number): Promise<OsmCopyEvent> {
  const sent = new Promise<OsmCopyEvent>((resolve) =>
    element.addEventListener('osm-copy', (event) => resolve(event), { once: true }),
  );
  parts(element, 'copy-button')[index]!.click();
  return sent;
}

describe('copying', () => {
  let written: string[] = [];
  let restore: () => void;

  beforeEach(() => {
    written = [];
    restore = stubClipboard((text) => {
      written.push(text);
      return Promise.resolve();
    });
  });

  afterEach(() => {
    restore();
  });

  for (const [index, format, print] of [
    [0, 'text', formatText],
    [1, 'markdown', formatMarkdown],
  ] as const) {
    // prettier-ignore
    it(`copying writes ${format} to the clipboard and sends it in osm-copy`, async () => {
      const element = await banner();
      const event = await copied(element, index);
      assert.deepEqual([event.format, event.text], [format, print(element.failure!)]);
      assert.deepEqual(written, [event.text]);
      assert.deepEqual(event.failure, element.failure!);
    });

    it(`copying ${format} for a developer includes the ids`, async () => {
      const element = await banner({ audience: 'developer' });
      assert.include((await copied(element, index)).text.replaceAll('\\', ''), 'agent_of_call_7');
    });

    it(`copying ${format} includes no phone number`, async () => {
      assert.notInclude((await copied(await banner(), index)).text, '1234567');
    });
  }

  it('osm-copy bubbles and is composed', async () => {
    const { bubbles, composed } = await copied(await banner(), 0);
    assert.deepEqual([bubbles, composed], [true, true]);
  });

  it('a copy button shows that copying succeeded', async () => {
    const element = await banner();
    const before = partText(element, 'copy-button');
    await copied(element, 0);
    await until(() => partText(element, 'copy-button') !== before, 'the button says so');
    assert.notEqual(partText(element, 'copy-button'), before);
  });

  for (const [name, clipboard] of Object.entries({
    'the clipboard refuses': { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) },
    'the clipboard throws': {
      writeText: () => {
        throw new Error('no');
      },
    },
    'there is no clipboard': undefined,
  })) {
    it(`copying sends osm-copy and changes the button even when ${name}`, async () => {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
      const element = await banner();
      const before = partText(element, 'copy-button');
      assert.strictEqual((await copied(element, 0)).text, formatText(element.failure!));
      await until(() => partText(element, 'copy-button') !== before, 'the button says so');
    });
  }
});

describe('disputing', () => {
  /** Keeps the mail program closed. */
  const preventDefault = (event: Event) => event.preventDefault();

  async function disputed(element: OsmFailureBanner): Promise<OsmDisputeEvent> {
    const sent = new Promise<OsmDisputeEvent>((resolve) =>
      element.addEventListener('osm-dispute', (event) => resolve(event), { once: true }),
    );
    element.addEventListener('osm-dispute', preventDefault);
    element.addEventListener('click', preventDefault);
    press(element, 'dispute-link');
    return sent;
  }

  it('osm-dispute carries the failure, the prepared message and its mailto link', async () => {
    const element = await banner();
    const { failure, text, href, bubbles, composed } = await disputed(element);
    assert.deepEqual({ text, href }, disputeOf(element.failure!));
    assert.deepEqual(failure, element.failure!);
    assert.deepEqual([bubbles, composed], [true, true]);
  });

  it('a dispute is addressed to support', async () => {
    const { href } = await disputed(await banner());
    assert.match(href, /^mailto:support@osmapi\.com\?/);
  });

  it('a dispute contains no phone number', async () => {
    const { text, href } = await disputed(await banner());
    assert.notMatch(text + decodeURIComponent(href), /1234567|5678/);
  });

  it('the dispute link is a mailto link', async () => {
    const link = part(await banner(), 'dispute-link') as HTMLAnchorElement;
    assert.match(link.href, /^mailto:support@osmapi\.com/);
  });
});
