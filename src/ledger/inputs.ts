import { warnOnce } from '../catalog/warn.js';
import { readList } from '../failure/list-input.js';

/**
 * Passes on the inputs in any value that `readList` can read, one by one. If an iterator throws, the inputs before that
 * count. Returns whether the value could be read as calls to its end.
 */
export function eachInput(value: unknown, take: (input: unknown) => void): boolean {
  const list = readList(value);
  if (list.unreadable) return false;
  try {
    // Iterated without a generator around it, for speed: there may be 100,000 calls.
    for (const input of list.inputs) take(input);
    return true;
  } catch {
    warnOnce('The iterator of the calls threw before its end.');
    return false;
  }
}
