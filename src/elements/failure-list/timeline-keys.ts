/** Bins that Page Up and Page Down move by. */
const PAGE = 10;

/** The bin that a key moves to from another one, of `count` bins; null for a key that does not move. */
export function binAfterKey(key: string, bin: number, count: number, isRightToLeft: boolean): number | null {
  const later = isRightToLeft ? -1 : 1;
  const steps = new Map([
    ['ArrowRight', later],
    ['ArrowLeft', -later],
    ['ArrowUp', 1],
    ['ArrowDown', -1],
    ['PageUp', PAGE],
    ['PageDown', -PAGE],
    ['Home', -count],
    ['End', count],
  ]);
  const step = steps.get(key);
  return step === undefined ? null : Math.max(0, Math.min(count - 1, bin + step));
}
