/**
 * Holds the failed calls, keyed by call id, and applies the rules of webhooks: deliveries are repeated, out of order, and
 * sometimes re-classified. The same calls are held in the end, in whatever order the events arrive.
 *
 * Beside the host's own object, a call takes one slot in a few parallel columns. The fields for ordering, filtering and
 * counting are read when it is added; all others only when it is shown.
 */
import { catalogRevision } from '../catalog/registry.js';
import { FAILURE_REASONS } from '../catalog/vocabulary.js';
import { rowOfCode } from '../failure/code.js';
import { outcomeOf } from '../failure/contact.js';
import type { Lateness } from '../failure/event-order.js';
import { compareLateness, latenessOf, latenessOfAnswer, rankOf, tieOf } from '../failure/event-order.js';
import type { Outline } from '../failure/outline.js';
import { durationOf, endOf, outlineOf, startOf, timestampOf } from '../failure/outline.js';
import { CallContacts } from './call-contacts.js';
import type { Columns, HeldCalls } from './columns.js';
import { emptyColumns, namelessKey, NO_CONTACT, NO_ROW, UNREAD_CONTACT } from './columns.js';
import { ContactHistory } from './contact-history.js';
import type { OtherCall } from './other-calls.js';
import { OtherCalls } from './other-calls.js';
import { UnknownCodes } from './unknown-codes.js';

/** With this many lost slots, if they are also a quarter of the calls, the columns are rebuilt. */
const MANY_LOST = 1000;
const LOST_SHARE = 1 / 4;

/** The event of a lead, which does not tell the outcome of a call. */
export const LEAD_COMPLETED = 'campaign.lead_completed';

/** The row of codes that have no row in the catalog. */
const UNKNOWN_ROW = FAILURE_REASONS.indexOf('unknown');

/** Facts that were read before a call is held or remembered. */
interface Kept {
  readonly endedAt: number | null;
  readonly contact: number;
}

export class CallStore implements HeldCalls {
  /** Key → slot of the failed calls that are held. */
  readonly #slots = new Map<string, number>();
  /** The calls that did not fail, by id: an earlier failure must not replace them, and a person who was reached is not called again. */
  readonly #others = new OtherCalls();
  readonly #contacts = new CallContacts();
  /** A slot never changes: a call that changes gets a new slot. So sorted slots stay sorted. */
  #columns = emptyColumns();
  #history: ContactHistory | null = null;
  /** What the host handed in, by slot. */
  #inputs: unknown[] = [];
  /** By slot, the moment of the held delivery: an event has to be later to replace it. */
  #moments: number[] = [];
  #lost: number[] = [];
  readonly #rowNames: string[] = [...FAILURE_REASONS];
  #counts: number[] = this.#rowNames.map(() => 0);
  readonly #unknownCodes = new UnknownCodes();
  #namelessCount = 0;
  #catalogRevision = catalogRevision();
  #revision = 0;

  /** Changes whenever a call comes, changes or leaves, failed or not. */
  get revision(): number {
    return this.#revision;
  }

  /** How many failed calls are held. */
  get size(): number {
    return this.#slots.size;
  }

  /** A new object after `clear()`, and after `refresh()` has rebuilt the columns: slots are not valid for the new ones. */
  get columns(): Columns {
    return this.#columns;
  }

  get rowNames(): readonly string[] {
    return this.#rowNames;
  }

  /** The slots that are no longer in use, in the order in which they were left. */
  get lost(): readonly number[] {
    return this.#lost;
  }

  /** The number of slots, including those that are no longer in use. */
  get slotCount(): number {
    return this.#inputs.length;
  }

  slotOf(key: string): number | undefined {
    return this.#slots.get(key);
  }

  inputAt(slot: number): unknown {
    return this.#inputs[slot];
  }

  /** The number of held calls for each reason of the page, and for each other reason that occurred. */
  countByReason(): Record<string, number> {
    return Object.fromEntries(this.#rowNames.map((name, row) => [name, this.#counts[row] ?? 0]));
  }

  /** The number of held calls for each code without a row. The same object until a count changes. */
  countByUnknownCode(): Readonly<Record<string, number>> {
    return this.#unknownCodes.toRecord();
  }

  /** Adds one input. Returns whether it is a failed call that was not held before. */
  put(input: unknown): boolean {
    const outline = outlineOf(input);
    const { id, failed } = outline;
    if (outline.name === LEAD_COMPLETED) this.#putLead(outline);
    if (failed === null || (id === '' && !failed)) return false;
    const key = id === '' ? namelessKey(this.#namelessCount++) : id;
    const slot = this.#slots.get(key);
    const other = this.#others.get(key);
    const endedAt = endOf(outline);
    const heldMoment = slot === undefined ? other?.lateness.moment : this.#moments[slot];
    const lateness = outline.isEvent ? latenessOf(outline) : latenessOfAnswer(endedAt, heldMoment);
    if (outline.isEvent && !this.#isLater(outline, lateness, slot, other)) return false;
    const known = slot === undefined ? (other?.contact ?? NO_CONTACT) : this.#contacts.contactAt(this, slot);
    if (slot !== undefined) this.#drop(key, slot);
    this.#changed();
    // Whom a failed call was for is read when somebody asks, unless another delivery told it.
    const isAsked = !failed || known !== NO_CONTACT;
    const contact = isAsked ? this.#contacts.contactOf(key, outline, known) : UNREAD_CONTACT;
    if (failed) this.#hold(key, input, outline, { endedAt, moment: lateness.moment, contact });
    else this.#remember(key, outline, { endedAt, lateness, contact });
    return failed && slot === undefined;
  }

  /** Removes one call, as if it had never been added. Returns whether a failed call was held under this key. */
  delete(key: string): boolean {
    this.#changed();
    this.#others.delete(key);
    this.#contacts.forgetCall(key);
    const slot = this.#slots.get(key);
    if (slot === undefined) return false;
    this.#drop(key, slot);
    return true;
  }

  /** Removes all calls. */
  clear(): void {
    this.#others.clear();
    this.#contacts.clear();
    this.#empty();
  }

  /**
   * Rebuilds the columns if needed: when more than a quarter of the slots are no longer in use, and after a host has
   * added a reason, which changes the row of some calls. Costs two comparisons otherwise.
   */
  refresh(): void {
    const revision = catalogRevision();
    const isWasteful = this.#lost.length >= MANY_LOST && this.#lost.length >= this.size * LOST_SHARE;
    if (this.#catalogRevision === revision && !isWasteful) return;
    this.#catalogRevision = revision;
    const held = [...this.#slots].map(([key, slot]) => ({
      key,
      input: this.#inputs[slot],
      moment: this.#moments[slot] ?? -Infinity,
      contact: this.#columns.contact[slot] ?? UNREAD_CONTACT,
    }));
    this.#empty();
    for (const { key, input, moment, contact } of held) {
      const outline = outlineOf(input);
      this.#hold(key, input, outline, { endedAt: endOf(outline), moment, contact });
    }
  }

  /** The calls of each contact. Reads the contacts of those calls for which that was not done yet. */
  contactHistory(): ContactHistory {
    this.readContacts();
    this.#history ??= new ContactHistory(this.#columns, this.#contacts.chains, this.#others);
    return this.#history;
  }

  /** Reads the contacts of at most `limit` calls for which that was not done yet. Returns whether all are read. */
  readContacts(limit = Infinity): boolean {
    return this.#contacts.read(this, limit);
  }

  /** Whether the contact of a slot's call must not be called. */
  isBlocked(slot: number): boolean {
    return this.#contacts.isBlocked(this.#contacts.contactAt(this, slot));
  }

  /** Fills the column of durations, which is empty until calls are sorted by duration. */
  readDurations(): void {
    const { duration } = this.#columns;
    for (let slot = duration.length; slot < this.slotCount; slot++) {
      duration.push(durationOf(outlineOf(this.#inputs[slot])) ?? NaN);
    }
  }

  /** Whether an event is later than the held or remembered delivery of its call. */
  #isLater(event: Outline, lateness: Lateness, slot: number | undefined, other: OtherCall | undefined): boolean {
    if (slot === undefined) return !other || compareLateness(lateness, other.lateness) > 0;
    const difference = lateness.moment - (this.#moments[slot] ?? -Infinity);
    if (difference !== 0) return difference > 0;
    // Few deliveries have the same moment. Reading their ranks again takes less memory than a column of ranks.
    const held = outlineOf(this.#inputs[slot]);
    const heldRank = rankOf(held);
    return lateness.rank === heldRank ? tieOf(event) > tieOf(held) : lateness.rank > heldRank;
  }

  #hold(key: string, input: unknown, outline: Outline, kept: Kept & { moment: number }): void {
    const { endedAt, moment, contact } = kept;
    const slot = this.slotCount;
    const row = this.#rowOfCode(outline.code);
    const failedAt = endedAt ?? startOf(outline) ?? timestampOf(outline) ?? NaN;
    this.#others.delete(key);
    this.#slots.set(key, slot);
    this.#inputs.push(input);
    this.#moments.push(moment);
    this.#columns.key.push(key);
    this.#columns.row.push(row);
    this.#columns.time.push(Math.floor(failedAt));
    if (contact !== UNREAD_CONTACT) this.#contacts.setContact(this, slot, contact);
    this.#count(row, 1);
    if (row === UNKNOWN_ROW) this.#unknownCodes.add(slot, outline.code);
  }

  /** Remembers a call that did not fail. */
  #remember(id: string, outline: Outline, { endedAt, lateness, contact }: Kept & { lateness: Lateness }): void {
    const time = endedAt ?? timestampOf(outline) ?? startOf(outline) ?? NaN;
    this.#others.set(id, { lateness, outcome: outcomeOf(outline), contact, time });
    if (this.#others.isFull) this.#dropStale();
  }

  /** Removes stale calls, and the contacts that are then unused. */
  #dropStale(): void {
    this.readContacts();
    const ofHeld = [...this.#slots.values()].map((slot) => this.#columns.contact[slot] ?? NO_CONTACT);
    this.#others.dropStale(new Set(ofHeld));
    const isKnownCall = (id: string) => this.#slots.has(id) || this.#others.has(id);
    this.#contacts.dropStale(isKnownCall, [...ofHeld, ...this.#others.contacts()]);
  }

  #putLead(outline: Outline): void {
    const contact = this.#contacts.putLead(outline);
    this.#changed();
    if (contact === NO_CONTACT || outline.id === '') return;
    const slot = this.#slots.get(outline.id);
    if (slot !== undefined) this.#contacts.setContact(this, slot, contact);
    const other = this.#others.get(outline.id);
    if (other) this.#others.set(outline.id, { ...other, contact });
  }

  #drop(key: string, slot: number): void {
    const row = this.#columns.row[slot] ?? NO_ROW;
    this.#slots.delete(key);
    this.#count(row, -1);
    this.#unknownCodes.remove(slot);
    this.#columns.row[slot] = NO_ROW;
    this.#inputs[slot] = undefined;
    this.#lost.push(slot);
  }

  #count(row: number, difference: number): void {
    this.#counts[row] = (this.#counts[row] ?? 0) + difference;
  }

  /** The row of a reason code. A reason that the host added gets its row here when it first occurs. */
  #rowOfCode(code: string): number {
    // An exact match first: the look-up in the catalog is slower, and most codes match exactly.
    const known = this.#rowNames.indexOf(code);
    if (known >= 0) return known;
    const name = rowOfCode(code);
    const row = this.#rowNames.indexOf(name);
    return row >= 0 ? row : this.#rowNames.push(name) - 1;
  }

  #changed(): void {
    this.#revision += 1;
    this.#history = null;
  }

  #empty(): void {
    this.#changed();
    this.#slots.clear();
    this.#columns = emptyColumns();
    this.#contacts.restart();
    this.#inputs = [];
    this.#moments = [];
    this.#lost = [];
    this.#counts = this.#rowNames.map(() => 0);
    this.#unknownCodes.clear();
  }
}
