/**
 * Binary search: the first index from 0 to `size` for which the predicate is false. The predicate has to be true for all
 * indices before it and false for all after it.
 */
export function partitionPoint(size: number, isBefore: (index: number) => boolean): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
