/** A split button: the copy button, and beside it one that opens a menu with the other format. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';

import { placedUnder } from '../shared/place-popover.js';
import type { BannerLabels } from './retry-templates.js';

export interface CopyDrawing {
  readonly labels: BannerLabels;
  /** The outcome of a copy, shown for a moment in place of the label; '' otherwise. */
  readonly outcome: string;
  readonly onCopy: (event: Event) => void;
}

/**
 * The menu is a popover: in the top layer, no scrolling box clips it, and the browser closes it on a press elsewhere.
 */
export const copyButtons = ({ labels, outcome, onCopy }: CopyDrawing): TemplateResult =>
  html`<span part="copy-group" @keydown=${handleKey}
    ><button part="copy-button" type="button" name="text" @click=${onCopy}>${outcome || labels.copyText}</button
    ><button part="copy-menu-button" type="button" popovertarget="copy-menu" aria-haspopup="menu" aria-label=${labels.copyMore}
      ><svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 6 4 4 4-4" /></svg></button
    ><span part="copy-menu" id="copy-menu" role="menu" popover aria-label=${labels.copyMore} @beforetoggle=${place} @toggle=${focusItem}
      ><button part="copy-button" type="button" role="menuitem" tabindex="-1" name="markdown" @click=${closing(onCopy)}>${labels.copyMarkdown}</button
    ></span
  ></span>`;

const menuOf = ({ currentTarget }: Event): HTMLElement | null =>
  (currentTarget as Element).closest('[part=copy-group]')?.querySelector<HTMLElement>('[role=menu]') ?? null;

/** Free height that the menu needs below its button, in px. */
const ROOM = 80;

const place = placedUnder(ROOM);

function focusItem(event: ToggleEvent): void {
  if (event.newState === 'open') menuOf(event)?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
}

/** ArrowDown opens the menu. Escape closes the menu only, not what is around it, such as a list's opened row. */
function handleKey(event: KeyboardEvent): void {
  const menu = menuOf(event);
  if (!menu) return;
  const isOpen = menu.matches(':popover-open');
  const isOnButton = (event.target as Element).matches('[aria-haspopup]');
  const closes = isOpen && (event.key === 'Escape' || event.key === 'Tab');
  const opens = !isOpen && isOnButton && event.key === 'ArrowDown';
  if (closes) close(menu);
  if (opens) menu.showPopover();
  // No preventDefault for Tab: the focus is on the button by now, and moves on from there.
  if ((closes && event.key === 'Escape') || opens) event.preventDefault();
}

/** Wraps a menu item's handler so that a choice also closes the menu. */
const closing = (choose: (event: Event) => void) => (event: Event) => {
  close(menuOf(event));
  choose(event);
};

/** Focuses the button before hiding the menu, because the focused item is in the menu. */
function close(menu: HTMLElement | null): void {
  if (!menu?.matches(':popover-open')) return;
  menu.parentElement?.querySelector<HTMLElement>('[aria-haspopup]')?.focus();
  menu.hidePopover();
}
