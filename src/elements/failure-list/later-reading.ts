import type { ListModel } from './list-model.js';
import { NextFrame } from './next-frame.js';

/** Reads what a first draw does not need, when the first rows are on the screen. */
export class LaterReading {
  readonly #model: ListModel;
  readonly #draw: () => void;
  /** The rest of very many calls. */
  readonly #rest = new NextFrame(() => setTimeout(() => this.readRest()));
  /** Whom the calls were for: a few thousand calls at a time, when nothing else is to do. */
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

  /** The element was taken out: one that comes back is drawn anyway. */
  cancel(): void {
    this.#rest.cancel();
    this.#contacts.cancel();
  }

  /** Reads the rest at once. */
  readRest(): void {
    this.#model.readRest();
    this.#draw();
  }

  /** The rows say once, at the end, whose people were called again. */
  #readContacts(): void {
    if (this.#model.readContacts()) this.#draw();
    else this.#contacts.request();
  }
}
