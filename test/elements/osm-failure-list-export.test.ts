/** "Download CSV" and "Copy table": what they hold, and what a host may do itself. */
import '../../src/index.js';

import { assert } from '@open-wc/testing';

import type { OsmExportEvent, OsmFailureList } from '../../src/elements.js';
import { at, failedCall } from '../support/calls.js';
import { parts, rendered, until } from '../support/elements.js';
import { listOf, recordEvents, someCalls } from '../support/list.js';

/** What was given to the browser as a file, and the clicks that did so. */
interface Downloads {
  readonly files: Blob[];
  readonly names: string[];
}

const pressExport = (list: OsmFailureList, label: string): void =>
  parts(list, 'export-button')
    .find((button) => button.textContent === label)!
    .click();

/** Presses, and waits for the event; the host does the rest itself. */
async function exportOf(list: OsmFailureList, label: string): Promise<OsmExportEvent> {
  list.addEventListener('osm-export', (event) => event.preventDefault(), { once: true });
  const events = recordEvents<OsmExportEvent>(list, 'osm-export');
  pressExport(list, label);
  await until(() => events.length > 0, 'osm-export is sent');
  return events[0]!;
}

describe('the export of a list', () => {
  const downloads: Downloads = { files: [], names: [] };
  const copied: string[] = [];
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;

  beforeEach(() => {
    for (const found of [downloads.files, downloads.names, copied]) found.length = 0;
    URL.createObjectURL = (file: Blob) => {
      downloads.files.push(file);
      return createObjectURL(file);
    };
    HTMLAnchorElement.prototype.click = function noteDownload(this: HTMLAnchorElement) {
      downloads.names.push(this.download);
    };
    const writeText = (text: string) => Promise.resolve(void copied.push(text));
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  });

  afterEach(() => {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  it('holds the calls that are shown, in their order, and not those that a filter hides', async () => {
    const list = await listOf(someCalls, { blame: 'carrier' });
    const { ids, text } = await exportOf(list, 'Download CSV');
    assert.deepEqual(ids, ['c2']);
    assert.lengthOf(text.trimEnd().split('\r\n'), 2);
    list.blame = null;
    await rendered(list);
    assert.deepEqual((await exportOf(list, 'Download CSV')).ids, ['c3', 'c2', 'c1']);
  });

  it('holds the calls of every page', async () => {
    const list = await listOf(someCalls, { pageSize: 1 });
    assert.lengthOf((await exportOf(list, 'Copy table')).ids, 3);
  });

  it('holds the selected calls alone where calls are selected', async () => {
    const list = await listOf(someCalls, { selectable: true, selection: ['c1', 'c3'] });
    const { ids, text } = await exportOf(list, 'Copy table');
    assert.sameMembers([...ids], ['c1', 'c3']);
    assert.include(text, 'c1');
    assert.notInclude(text, 'c2');
  });

  it('names no more of a number than its last four digits', async () => {
    const list = await listOf([failedCall('c1', 'stale_sweep', { endedAt: at(1), destination: '+14155550123' })]);
    for (const label of ['Download CSV', 'Copy table']) {
      const { text } = await exportOf(list, label);
      assert.notInclude(text, '4155550123');
      assert.include(text, '0123');
    }
  });

  it('is cancelable, bubbling and composed, and left to a host that prevents its default', async () => {
    const list = await listOf(someCalls);
    const csv = await exportOf(list, 'Download CSV');
    const table = await exportOf(list, 'Copy table');
    assert.deepEqual([csv.format, table.format], ['csv', 'text']);
    assert.isTrue(csv.cancelable && csv.bubbles && csv.composed);
    assert.isEmpty(downloads.names);
    assert.isEmpty(copied);
  });

  it('downloads the CSV with a byte order mark, under the name of the day', async () => {
    const list = await listOf(someCalls);
    const events = recordEvents<OsmExportEvent>(list, 'osm-export');
    pressExport(list, 'Download CSV');
    await until(() => downloads.names.length === 1, 'a file is downloaded');
    assert.match(downloads.names[0]!, /^failed-calls-\d{4}-\d\d-\d\d\.csv$/);
    const bytes = new Uint8Array(await downloads.files[0]!.arrayBuffer());
    assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
    assert.equal(new TextDecoder().decode(bytes), events[0]!.text);
  });

  it('copies the table, and says so', async () => {
    const list = await listOf(someCalls);
    pressExport(list, 'Copy table');
    await until(() => copied.length === 1, 'a text is copied');
    assert.include(copied[0]!, 'c2');
    await until(() => document.body.textContent.includes('Copied'), 'it is said');
  });
});
