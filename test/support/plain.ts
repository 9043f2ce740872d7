/** Decoders of each format: they undo escapes and markup, and nothing else. */
import type { Format } from '../../src/catalog.js';

const unescapeHtml = (html: string) =>
  html.replace(/<[^>]*>/g, '').replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

/** Removes backslash escapes and strong markers outside of code spans, and the backticks around these. */
const unescapeMarkdown = (markdown: string) =>
  markdown.replace(/`([^`]+)`|\\([\p{P}\p{S}])|\*\*/gu, (_, code: string | undefined, mark: string | undefined) => code ?? mark ?? ''); // prettier-ignore

/** Every string in a JSON value. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsOf);
  return typeof value === 'string' ? [value] : [];
}

export const plain: Readonly<Record<Format, (text: string) => string>> = {
  text: (text) => text,
  // eslint-disable-next-line no-control-regex -- colours begin with it
  ansi: (text) => text.replace(/\u001b\[\d+m/g, ''),
  markdown: unescapeMarkdown,
  html: unescapeHtml,
  'problem+json': (json) => textsOf(JSON.parse(json)).join('\n'),
};
