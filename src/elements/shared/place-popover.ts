/** Gap between a popover and its button, in px. */
const GAP = 4;

/**
 * Places a popover below its parent, or above it if fewer than `height` px are free below, aligned with the side of the
 * window that is nearer. Scrolling closes it, because its position is fixed.
 */
export const placedUnder =
  (height: number) =>
  (event: ToggleEvent): void => {
    if (event.newState !== 'open') return;
    const popover = event.currentTarget as HTMLElement;
    const { left, right, top, bottom } = (popover.parentElement ?? popover).getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const isOnTheRight = left + right > clientWidth;
    const isNearTheEnd = bottom + height > clientHeight;
    const px = (length: number) => `${String(length)}px`;
    Object.assign(popover.style, {
      left: isOnTheRight ? 'auto' : px(left),
      right: isOnTheRight ? px(clientWidth - right) : 'auto',
      top: isNearTheEnd ? 'auto' : px(bottom + GAP),
      bottom: isNearTheEnd ? px(clientHeight - top + GAP) : 'auto',
    });
    const close = (): void => popover.hidePopover();
    addEventListener('scroll', close, { capture: true, once: true });
    // The next `beforetoggle` is its closing.
    popover.addEventListener('beforetoggle', () => removeEventListener('scroll', close, { capture: true }), { once: true }); // prettier-ignore
  };
