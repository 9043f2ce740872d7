/** A page's own content in an opened call, by the slot `details-<call id>`. */
import '../../src/index.js';

import { assert } from '@open-wc/testing';

import { failedCall } from '../support/calls.js';
import { part, rendered } from '../support/elements.js';
import { listOf, toggle } from '../support/list.js';
import { longList, scrollTo, settled } from '../support/long-list.js';

for (const id of ['call_7', `a "b" 'c' <d>`, '通話 é', 'a]b\\c']) {
  it(`the content for the call ${id} is shown while that call is open`, async () => {
    const list = await listOf([failedCall(id, 'stale_sweep'), failedCall('other', 'stale_sweep')]);
    const own = document.createElement('p');
    own.slot = `details-${id}`;
    list.append(own);
    assert.notOk(own.assignedSlot);
    await toggle(list, id);
    assert.equal(own.assignedSlot?.name, own.slot);
    await toggle(list, 'other');
    assert.equal(own.assignedSlot?.name, own.slot);
    await toggle(list, id);
    await rendered(list);
    assert.notOk(own.assignedSlot);
  });
}

it('the content for an opened call comes back with its row, after that was scrolled away', async () => {
  const list = await longList(1000);
  const own = document.createElement('input');
  own.slot = 'details-c2';
  list.append(own);
  await toggle(list, 'c2');
  await settled(list);
  own.value = 'typed';
  // Moves the tab stop to another row, because the row with the tab stop always stays rendered.
  await scrollTo(list, 20_000);
  part(list, 'row').dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));
  await scrollTo(list, 10_000);
  assert.notOk(own.assignedSlot);
  await scrollTo(list, 0);
  const slot = own.assignedSlot;
  assert.equal(slot?.name, own.slot);
  assert.equal(own.value, 'typed');
  assert.isAbove(own.offsetHeight, 0);
  assert.isAbove(own.getBoundingClientRect().top, list.getBoundingClientRect().top);
});
