import { createHash } from 'node:crypto';

/** Numbers in [0, 1) that the seed alone decides, so that a campaign can be shown twice (mulberry32, public domain). */
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

export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

export function pick<T>(random: Random, items: readonly [T, ...T[]]): T {
  return items[between(random, 0, items.length - 1)] ?? items[0];
}

/** One of the items, each as likely as its weight says. */
export function pickByWeight<T extends { readonly weight: number }>(random: Random, items: readonly [T, ...T[]]): T {
  let left = random() * items.reduce((sum, item) => sum + item.weight, 0);
  return items.find((item) => (left -= item.weight) < 0) ?? items[0];
}

export function hex(random: Random, digits: number): string {
  return Array.from({ length: digits }, () => between(random, 0, 15).toString(16)).join('');
}

/** A whole number that the text alone decides, of eight hexadecimal digits. */
export const numberFrom = (text: string): number =>
  (createHash('sha256').update(text).digest().readUInt32BE() | 0x80000000) >>> 0;
