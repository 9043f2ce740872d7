/** "Download CSV" and "Copy table": which calls they hold, what leaves the list, and what the page may do itself. */
import '../../src/osm-failure-list.js';

import { assert } from '@open-wc/testing';

import type { OsmExportEvent, OsmFailureList } from '../../src/elements.js';
import { at, failedCall } from '../support/calls.js';
import { parseCsv } from '../support/csv.js';
import { listen, part, parts, partText, press, rendered, until } from '../support/elements.js';
import { idsOf, listOf, recordEvents, someCalls } from '../support/list.js';

/** Opens the menu as a person does, and presses one of its buttons. */
async function pressExport(list: OsmFailureList, label: string): Promise<void> {
  if (!part(list, 'export-menu').matches(':popover-open')) press(list, 'export-button');
  await rendered(list);
  parts(list, 'export-item')
    .find((button) => button.textContent === label)!
    .click();
}

/** The event of a press; the page does the rest itself. */
async function exportOf(list: OsmFailureList, label: string): Promise<OsmExportEvent> {
  const events = recordEvents<OsmExportEvent>(list, 'osm-export');
  list.addEventListener('osm-export', (event) => event.preventDefault(), { once: true });
  await pressExport(list, label);
  await until(() => events.length > 0, 'osm-export is sent');
  return events[0]!;
}

/** Draws the newest of very many calls, before the others are read. */
const drawNow = (list: OsmFailureList): void => (list as unknown as { performUpdate: () => void }).performUpdate();

/** What the browser was given as a file, by its name. */
const files = new Map<string, Blob>();
/** What was copied. */
const copied: string[] = [];
const { createObjectURL } = URL;
const { click } = HTMLAnchorElement.prototype;

function replaceClipboard(writeText: (text: string) => Promise<void>): void {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
}

beforeEach(() => {
  files.clear();
  copied.length = 0;
  const blobs = new Map<string, Blob>();
  URL.createObjectURL = (file: Blob) => {
    const address = createObjectURL.call(URL, file);
    blobs.set(address, file);
    return address;
  };
  HTMLAnchorElement.prototype.click = function noteDownload(this: HTMLAnchorElement) {
    files.set(this.download, blobs.get(this.href)!);
  };
  replaceClipboard((text) => Promise.resolve(void copied.push(text)));
});

afterEach(() => {
  URL.createObjectURL = createObjectURL;
  HTMLAnchorElement.prototype.click = click;
  Reflect.deleteProperty(navigator, 'clipboard');
});

describe('the calls of an export', () => {
  it('an export has the shown calls in their order, without those that a filter hides', async () => {
    const list = await listOf(someCalls, { sort: 'duration' });
    const all = await exportOf(list, 'Download CSV');
    assert.deepEqual(all.ids, ['c1', 'c3', 'c2']);
    assert.strictEqual(all.ids.join(' '), idsOf(list));
    list.blame = 'carrier';
    await rendered(list);
    const { ids, text } = await exportOf(list, 'Download CSV');
    assert.deepEqual(ids, ['c2']);
    assert.deepEqual(parseCsv(text).slice(1).map((row) => row[1]), ['c2']); // prettier-ignore
  });

  it('an export has the calls of groups in the order of the groups', async () => {
    const list = await listOf(someCalls, { groupBy: 'reason' });
    const { ids } = await exportOf(list, 'Download CSV');
    assert.strictEqual(ids.join(' '), idsOf(list));
  });

  it('an export has the calls of every page', async () => {
    const list = await listOf(someCalls, { pageSize: 1 });
    assert.deepEqual((await exportOf(list, 'Copy table')).ids, ['c3', 'c2', 'c1']);
  });

  it('an export has every call of a long list, rendered or not', async () => {
    const calls = Array.from({ length: 3000 }, (_, n) => failedCall(`n${String(n)}`, 'unknown', { endedAt: at(n) }));
    const list = await listOf(calls);
    const { ids, text } = await exportOf(list, 'Download CSV');
    assert.isBelow(parts(list, 'row').length, 200);
    assert.lengthOf(ids, 3000);
    assert.lengthOf(parseCsv(text), 3001);
  });

  it('an export of selected calls has only these, in the order of the list', async () => {
    const list = await listOf(someCalls, { selectable: true });
    const [, first, , last] = list.shadowRoot!.querySelectorAll<HTMLInputElement>('input[type=checkbox]');
    for (const box of [last!, first!]) box.click();
    await rendered(list);
    const { ids, text } = await exportOf(list, 'Download CSV');
    assert.deepEqual(ids, ['c3', 'c1']);
    assert.deepEqual(parseCsv(text).slice(1).map((row) => row[1]), ['c3', 'c1']); // prettier-ignore
  });

  it('an export has selected calls that a filter hides after the others', async () => {
    const list = await listOf(someCalls, { selectable: true, selection: ['c1', 'c2', 'gone'], blame: 'carrier' });
    assert.deepEqual((await exportOf(list, 'Copy table')).ids, ['c2', 'c1']);
  });

  it('an exported call without an id is only in the text', async () => {
    const list = await listOf([failedCall('c1', 'sip_rejected'), { status: 'failed', failureReason: 'stale_sweep' }]);
    const { ids, text } = await exportOf(list, 'Download CSV');
    assert.deepEqual(ids, ['c1']);
    assert.lengthOf(parseCsv(text), 3);
  });

  it('the export menu says which calls are exported', async () => {
    const list = await listOf(someCalls, { selectable: true, blame: 'carrier' });
    assert.strictEqual(partText(list, 'export-scope'), '1 of 3 failed calls shown');
    list.selection = ['c1', 'c3'];
    await rendered(list);
    assert.strictEqual(partText(list, 'export-scope'), '2 calls selected');
  });
});

describe('osm-export', () => {
  it('osm-export has the format, bubbles, is composed and cancelable', async () => {
    const list = await listOf(someCalls);
    const csv = await exportOf(list, 'Download CSV');
    const table = await exportOf(list, 'Copy table');
    assert.deepEqual([csv.format, table.format], ['csv', 'text']);
    assert.isTrue(csv.cancelable && csv.bubbles && csv.composed);
  });

  it('osm-export with its default prevented downloads and copies nothing', async () => {
    const list = await listOf(someCalls);
    for (const label of ['Download CSV', 'Copy table']) await exportOf(list, label);
    await rendered(list);
    assert.isEmpty(files);
    assert.isEmpty(copied);
    assert.deepEqual(parts(list, 'export-item').map((item) => item.textContent), ['Download CSV', 'Copy table']); // prettier-ignore
  });

  it('osm-export is not sent if no call is shown or selected', async () => {
    const list = await listOf(someCalls, { query: 'nowhere' });
    const events = recordEvents(list, 'osm-export');
    await pressExport(list, 'Download CSV');
    await until(() => partText(list, 'export-item') === 'No failed calls match these filters.', 'the button says why');
    assert.isEmpty(events);
    assert.isEmpty(files);
  });
});

describe('exported files and texts', () => {
  it('"Download CSV" downloads a file with a byte order mark and the date in its name', async () => {
    const list = await listOf(someCalls, { timeZone: 'UTC' });
    const events = recordEvents<OsmExportEvent>(list, 'osm-export');
    await pressExport(list, 'Download CSV');
    await until(() => files.size === 1, 'a file is downloaded');
    const [[name, file]] = [...files] as [[string, Blob]];
    assert.match(name, /^failed-calls-\d{4}-\d\d-\d\d\.csv$/);
    assert.match(file.type, /^text\/csv/);
    const bytes = new Uint8Array(await file.arrayBuffer());
    assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
    assert.strictEqual(new TextDecoder().decode(bytes), events[0]!.text);
  });

  it('the times of an exported file are in the zone of the list', async () => {
    const calls = [failedCall('c1', 'stale_sweep', { endedAt: '2026-05-13T12:00:00Z' })];
    const list = await listOf(calls, { timeZone: 'Asia/Kolkata' });
    assert.include((await exportOf(list, 'Download CSV')).text, '2026-05-13T17:30:00.000+05:30');
  });

  it('an exported cell that a spreadsheet would run as a formula is text', async () => {
    const list = await listOf([failedCall('=1+1', 'stale_sweep')]);
    const { text } = await exportOf(list, 'Download CSV');
    assert.strictEqual(parseCsv(text)[1]![1], "'=1+1");
  });

  it('an export has only the last four digits of a number', async () => {
    const canary = '+4915112345678';
    const calls = [
      failedCall('c1', 'stale_sweep', { destination: canary }),
      failedCall('c2', 'stale_sweep', { destination: '+49 151 12345678' }),
    ];
    const list = await listOf(calls);
    await pressExport(list, 'Copy table');
    await until(() => copied.length === 1, 'a table is copied');
    await pressExport(list, 'Download CSV');
    await until(() => files.size === 1, 'a file is downloaded');
    const csv = await [...files.values()][0]!.text();
    for (const text of [...copied, csv]) {
      assert.notMatch(text.replace(/[ -]/g, ''), /1234567/);
      assert.include(text, '5678');
    }
  });

  it('"Copy table" copies a table, and the button and the announcer say so', async () => {
    const list = await listOf(someCalls);
    const { heard, stop } = listen();
    await pressExport(list, 'Copy table');
    await until(() => heard.some((text) => text.includes('Copied')), 'it is said');
    stop();
    assert.include(parts(list, 'export-item').map((item) => item.textContent), 'Copied'); // prettier-ignore
    assert.match(copied[0]!, /^Time +Call/);
    await until(() => partText(list, 'export-menu').includes('Copy table'), 'the button has its label again');
  });

  it('"Copy table" says if the clipboard refuses', async () => {
    replaceClipboard(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
    const list = await listOf(someCalls);
    const { heard, stop } = listen();
    await pressExport(list, 'Copy table');
    await until(() => heard.some((text) => text.includes('Copy failed')), 'it is said');
    stop();
  });

  it('"Download CSV" says if the download cannot be started', async () => {
    URL.createObjectURL = () => {
      throw new TypeError('no blob URLs here');
    };
    const list = await listOf(someCalls);
    const { heard, stop } = listen();
    await pressExport(list, 'Download CSV');
    await until(() => heard.some((text) => text.includes('Download failed')), 'it is said');
    stop();
  });
});

describe('the button "Export"', () => {
  it('"Export" opens a menu, and closes it again, and moves no row', async () => {
    const list = await listOf(someCalls);
    const top = part(list, 'row').getBoundingClientRect().top;
    press(list, 'export-button');
    const menu = part(list, 'export-menu');
    assert.isTrue(menu.matches(':popover-open'));
    assert.strictEqual(part(list, 'row').getBoundingClientRect().top, top);
    press(list, 'export-button');
    assert.isFalse(menu.matches(':popover-open'));
  });

  it('the export menu closes when the focus leaves it', async () => {
    const list = await listOf(someCalls);
    press(list, 'export-button');
    const [item] = parts(list, 'export-item');
    item!.dispatchEvent(new FocusEvent('focusout', { bubbles: true, relatedTarget: part(list, 'export-button') }));
    assert.isTrue(part(list, 'export-menu').matches(':popover-open'));
    item!.dispatchEvent(new FocusEvent('focusout', { bubbles: true, relatedTarget: part(list, 'query') }));
    assert.isFalse(part(list, 'export-menu').matches(':popover-open'));
  });

  it('"Export" gets the focus back when its menu closes', async () => {
    const list = await listOf(someCalls);
    press(list, 'export-button');
    parts(list, 'export-item')[1]!.focus();
    part(list, 'export-menu').hidePopover();
    assert.strictEqual(list.shadowRoot!.activeElement, part(list, 'export-button'));
  });

  for (const width of ['1200px', '390px', '280px']) {
    it(`"Export" is in its place while calls are still being read, in a list ${width} wide`, async () => {
      const list = await listOf([]);
      list.style.inlineSize = width;
      list.requestUpdate(); // in the background, no observer tells of the width
      await rendered(list);
      list.calls = Array.from({ length: 30_000 }, (_, n) => ({
        id: `n${String(n)}`,
        status: 'failed',
        endedAt: at(n),
      }));
      drawNow(list);
      assert.strictEqual(partText(list, 'export-scope'), '');
      const before = part(list, 'filters').offsetHeight;
      await rendered(list);
      assert.notStrictEqual(partText(list, 'export-scope'), '');
      assert.strictEqual(part(list, 'filters').offsetHeight, before);
    });
  }

  it('an export that is started while calls are being read has all of them', async () => {
    const list = await listOf([]);
    list.calls = Array.from({ length: 30_000 }, (_, n) => ({ id: `n${String(n)}`, status: 'failed', endedAt: at(n) }));
    drawNow(list);
    const events = recordEvents<OsmExportEvent>(list, 'osm-export');
    list.addEventListener('osm-export', (event) => event.preventDefault());
    parts(list, 'export-item')[0]!.click();
    await until(() => events.length > 0, 'osm-export is sent');
    assert.lengthOf(events[0]!.ids, 30_000);
  });
});
