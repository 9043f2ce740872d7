import { warnOnce } from '../catalog/warn.js';
import { readList } from './list-input.js';

/**
 * Calls back for each input in any value that `readList` can read. If an iterator throws, the inputs before that count.
 * Returns whether the whole value could be read as calls.
 */
export function eachInput(value: unknown, take: (input: unknown) => void): boolean {
  const list = readList(value);
  if (list.unreadable) return false;
  try {
    // Not a generator, which would be slower: there may be 100,000 calls.
    for (const input of list.inputs) take(input);
    return true;
  } catch {
    warnOnce('The iterator of the calls threw before its end.');
    return false;
  }
}
