/** A page's own content in an opened call, by the slot `details-<call id>`. */
import '../../src/index.js';

import { assert } from '@open-wc/testing';

import { failedCall } from '../support/calls.js';
import { rendered } from '../support/elements.js';
import { listOf, toggle } from '../support/list.js';

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
