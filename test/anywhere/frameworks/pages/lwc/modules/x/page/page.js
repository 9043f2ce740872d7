import { LightningElement } from 'lwc';
import { noted, steps } from '../../../../data.js';

export default class Page extends LightningElement {
  step = 0;
  shown = true;
  heard = '';
  listened = '';
  known = new WeakSet();

  /** For `lwc:on`, which takes any name. `onosm-retry` is refused: no event with a hyphen can be named in a template. */
  handlers = {
    'osm-retry': (event) => (this.heard += noted(event)),
    'osm-open': (event) => (this.heard += noted(event)),
  };

  get now() {
    return steps[this.step];
  }

  next() {
    this.step = 1;
  }

  toggle() {
    this.shown = !this.shown;
  }

  /** Where there is no `lwc:on` (API versions before 66), a component listens to the elements as they come. */
  renderedCallback() {
    const { banner } = this.refs;
    if (!banner || this.known.has(banner)) return;
    this.known.add(banner);
    banner.addEventListener('osm-copy', (event) => (this.listened += noted(event)));
  }
}
