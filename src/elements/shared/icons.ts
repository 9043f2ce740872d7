/** Our icons, on a 16 px grid, as static templates: no markup is ever made from data. They are decoration for words. */
import { svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { LikelyBlame } from '../../catalog/vocabulary.js';

/** A shape for each blame, told apart without colour: server, person, mast, sound level, question. */
export const BLAME_ICONS: Readonly<Record<LikelyBlame, TemplateResult>> = {
  platform: svg`<path d="M2.5 3.5h11v4h-11zm0 5h11v4h-11zM5 5.5h.01M5 10.5h.01"/>`,
  caller: svg`<path d="M8 8a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 8 8m-5.5 5.5c.6-2.4 2.7-3.5 5.5-3.5s4.9 1.1 5.5 3.5"/>`,
  carrier: svg`<path d="M8 7v7M5.5 14 8 7l2.5 7M8 5h.01M4.8 8.2a4.5 4.5 0 0 1 0-6.4m6.4 0a4.5 4.5 0 0 1 0 6.4"/>`,
  environment: svg`<path d="M2 6.5v3m3-6v9m3-11v13m3-10.5v8m3-5v2"/>`,
  unknown: svg`<path d="M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M6.2 6.3a1.85 1.85 0 1 1 2.6 1.8c-.5.2-.8.5-.8 1M8 11.3h.01"/>`,
};

/** A handset laid down. */
export const FAILED_CALL = svg`<path fill="currentColor" stroke="none" d="M1 9.3c-.2-1 .2-1.9 1-2.5a10 10 0 0 1 12 0c.8.6 1.2 1.5 1 2.5l-.2 1a.9.9 0 0 1-1.1.7l-2.6-.6a.9.9 0 0 1-.7-.9V8.3a8.7 8.7 0 0 0-4.8 0v1.2a.9.9 0 0 1-.7.9l-2.6.6a.9.9 0 0 1-1.1-.7z"/>`;
