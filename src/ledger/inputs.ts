import { warnOnce } from '../catalog/warn.js';
import { readList } from '../failure/list-input.js';

/**
 * Hands over the inputs in any value that `readList` can read, one by one. Where an iterator throws, what it gave before
 * counts. Returns whether the value could be read as calls, to its end.
 */
export function eachInput(value: unknown, take: (input: unknown) => void): boolean {
  const list = readList(value);
  if (list.unreadable) return false;
  try {
    // An array is gone through as it is, without a generator around it: there may be a hundred thousand calls.
    for (const input of list.inputs) take(input);
    return true;
  } catch {
    warnOnce('The iterator of the calls threw before its end.');
    return false;
  }
}
