import type { ListModel } from './list-model.js';
import { NextFrame } from './next-frame.js';

/** Reads the data that the first draw does not need, after the first rows are on the screen. */
export class LaterReading {
  readonly #model: ListModel;
  readonly #draw: () => void;
  /** Reads the rest of very many calls. */
  readonly #rest = new NextFrame(() => setTimeout(() => this.readRest()));
  /** Reads the contacts of the calls, a few thousand at a time, so that the page stays responsive. */
  readonly #contacts = new NextFrame(() => setTimeout(() => this.#readContacts()));

  constructor(model: ListModel, draw: () => void) {
    this.#model = model;
    this.#draw = draw;
  }

  /** After a draw. */
  request({ isPartial, areContactsRead }: { readonly isPartial: boolean; readonly areContactsRead: boolean }): void {
    if (isPartial) this.#rest.request();
    else if (!areContactsRead) this.#contacts.request();
  }

  /** The element was removed. If it is inserted again, it is drawn and requests the rest anew. */
  cancel(): void {
    this.#rest.cancel();
    this.#contacts.cancel();
  }

  /** Reads the rest at once. */
  readRest(): void {
    this.#model.readRest();
    this.#draw();
  }

  /** Redraws once, at the end: only then do the rows say which people were called again. */
  #readContacts(): void {
    if (this.#model.readContacts()) this.#draw();
    else this.#contacts.request();
  }
}
