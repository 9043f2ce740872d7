import { createHash } from 'node:crypto';

/** A seeded generator of numbers in [0, 1), so that a campaign can be repeated (mulberry32, public domain). */
export type Random = () => number;

export function randomFrom(...seeds: readonly number[]): Random {
  let state = seeds.reduce((mixed, seed) => Math.imul(mixed ^ seed, 0x9e3779b1) ^ (mixed >>> 15), 0x2545f491);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number from `min` to `max`, both included. */
export function between(random: Random, min: number, max: number): number {
  return min + Math.floor(random() * (max - min + 1));
}

export function pick<T>(random: Random, items: readonly [T, ...T[]]): T {
  return items[between(random, 0, items.length - 1)] ?? items[0];
}

/** One of the items, with a probability in proportion to its weight. */
export function pickByWeight<T extends { readonly weight: number }>(random: Random, items: readonly [T, ...T[]]): T {
  let left = random() * items.reduce((sum, item) => sum + item.weight, 0);
  for (const item of items) {
    left -= item.weight;
    if (left < 0) return item;
  }
  return items[0];
}

export function hex(random: Random, digits: number): string {
  return Array.from({ length: digits }, () => between(random, 0, 15).toString(16)).join('');
}

/** A 32-bit number derived from the text alone, written with eight hexadecimal digits. */
export const numberFrom = (text: string): number =>
  (createHash('sha256').update(text).digest().readUInt32BE() | 0x80000000) >>> 0;
