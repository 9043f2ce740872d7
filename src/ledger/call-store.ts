/**
 * The failed calls that are held, keyed by call id, and the rules of their webhooks: deliveries come more than once, out
 * of order, and are sometimes re-classified. Whatever order they come in, the same calls are held in the end.
 *
 * A call costs one slot in a few parallel columns beside the host's own object. It is read in full only when it is
 * shown; what ordering, filtering and counting need is read once, when it comes in.
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

/** From as many lost slots on, and where they are a quarter of the calls, all calls are taken in anew. */
const MANY_LOST = 1000;
const LOST_SHARE = 1 / 4;

/** The one event that names a lead and says nothing of a call's outcome. */
const LEAD_COMPLETED = 'campaign.lead_completed';

/** The row of all codes that have none of their own. */
const UNKNOWN_ROW = FAILURE_REASONS.indexOf('unknown');

/** What was read of a call before it is held or remembered. */
interface Kept {
  readonly endedAt: number | null;
  readonly contact: number;
}

export class CallStore implements HeldCalls {
  /** Key → slot of the failed calls that are held. */
  readonly #slots = new Map<string, number>();
  /** The calls that did not fail, by id: an earlier failure cannot bring them back, and who was reached is not called again. */
  readonly #others = new OtherCalls();
  readonly #contacts = new CallContacts();
  /** A slot never changes: a call that changes gets another one. So what is in order stays in order. */
  #columns = emptyColumns();
  #history: ContactHistory | null = null;
  /** What the host handed in, by slot. */
  #inputs: unknown[] = [];
  /** By slot, when the delivery is from that is held: an event has to be later to replace it. */
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

  /** Another object after `clear()`, and after `refresh()` has taken all calls in anew: slots of the one before mean nothing then. */
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

  /** How many slots there are, those that are no longer in use among them. */
  get slotCount(): number {
    return this.#inputs.length;
  }

  slotOf(key: string): number | undefined {
    return this.#slots.get(key);
  }

  inputAt(slot: number): unknown {
    return this.#inputs[slot];
  }

  /** How many calls are held of each reason that the catalog has, or that occurred. */
  countByReason(): Record<string, number> {
    return Object.fromEntries(this.#rowNames.map((name, row) => [name, this.#counts[row] ?? 0]));
  }

  /** How many calls are held of each code that is none of ours. The same object until that changes. */
  countByUnknownCode(): Readonly<Record<string, number>> {
    return this.#unknownCodes.toRecord();
  }

  /** Takes one input in. Returns whether it is a failed call that was not held. */
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

  /** Forgets one call, as if it had never come. Returns whether it was held. */
  delete(key: string): boolean {
    this.#changed();
    this.#others.delete(key);
    this.#contacts.forgetCall(key);
    const slot = this.#slots.get(key);
    if (slot === undefined) return false;
    this.#drop(key, slot);
    return true;
  }

  /** Forgets everything. */
  clear(): void {
    this.#others.clear();
    this.#contacts.clear();
    this.#empty();
  }

  /**
   * Takes all calls in anew where slots have to change: once those that are no longer in use are more than a quarter,
   * and after a host has added a reason of its own, which gives some calls another row. Costs two comparisons otherwise.
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

  /** What is known of each contact's calls. Costs a look at those calls whose contacts were not read yet. */
  contactHistory(): ContactHistory {
    this.readContacts();
    this.#history ??= new ContactHistory(this.#columns, this.#contacts.chains, this.#others);
    return this.#history;
  }

  /** Reads whom calls were for, of as many as `limit` that were not read yet. Returns whether all are read. */
  readContacts(limit = Infinity): boolean {
    return this.#contacts.read(this, limit);
  }

  /** Whether the contact of a slot's call must not be called. */
  isBlocked(slot: number): boolean {
    return this.#contacts.isBlocked(this.#contacts.contactAt(this, slot));
  }

  /** Fills the column of durations, which is read when somebody first sorts by it. */
  readDurations(): void {
    const { duration } = this.#columns;
    for (let slot = duration.length; slot < this.slotCount; slot++) {
      duration.push(durationOf(outlineOf(this.#inputs[slot])) ?? NaN);
    }
  }

  /** Whether an event is later than what is held or remembered of its call. */
  #isLater(event: Outline, lateness: Lateness, slot: number | undefined, other: OtherCall | undefined): boolean {
    if (slot === undefined) return !other || compareLateness(lateness, other.lateness) > 0;
    const difference = lateness.moment - (this.#moments[slot] ?? -Infinity);
    if (difference !== 0) return difference > 0;
    // Few are told of at the same moment: their ranks are read again, which takes less memory than to keep those of all.
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

  /** Keeps what has to be known of a call that did not fail. */
  #remember(id: string, outline: Outline, { endedAt, lateness, contact }: Kept & { lateness: Lateness }): void {
    const time = endedAt ?? timestampOf(outline) ?? startOf(outline) ?? NaN;
    this.#others.set(id, { lateness, outcome: outcomeOf(outline), contact, time });
    if (this.#others.isFull) this.#dropStale();
  }

  /** Lets stale calls leave, and the contacts that nobody needs then. */
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

  /** The row that a reason code is explained by, which begins to exist where the host's catalog alone has it. */
  #rowOfCode(code: string): number {
    // The code itself first: looking rows up in the catalog takes longer, and most codes are known.
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
