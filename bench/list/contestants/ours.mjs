/** `<osm-failure-list>` as it ships: calls go in as they are, and it does the work itself. */
import '../../../dist/osm-failure-list.js';

export function mount(box) {
  const list = document.createElement('osm-failure-list');
  // Its rows are as high together as everybody else's; what stands around them comes on top.
  list.style.setProperty('--osm-list-max-height', `${box.clientHeight}px`);
  box.append(list);
  return {
    doesTheWork: true,
    scroller: () => list.shadowRoot.querySelector('[part~="scroller"]'),
    rowSelector: '[part~="row"]',
    show(calls) {
      list.calls = calls;
    },
    filter(blame) {
      list.blame = blame;
    },
    turn(sort) {
      list.sort = sort === 'asc' ? '-time' : 'time';
    },
    add: (calls) => list.upsert(calls),
  };
}
