/** `<osm-failure-list>` as it ships: it gets the raw calls and does the work itself. */
import '../../../dist/osm-failure-list.js';

export function mount(box) {
  const list = document.createElement('osm-failure-list');
  // Its scroller is as high as that of the others; what is around it comes on top.
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
