import { wellFormed } from '../../format/dispute.js';

const ALLOWED = ['http:', 'https:', 'mailto:', 'tel:'];

/**
 * A host's link with `{id}` filled in; '' where it must not become one. Lit binds any scheme to `href`, `javascript:`
 * included, so the scheme is read the way a browser reads it: by parsing.
 */
export function safeLink(href: string | null | undefined, id = ''): string {
  if (typeof href !== 'string' || href.trim() === '') return '';
  if (href.includes('{id}') && id === '') return '';
  const link = href.replaceAll('{id}', encodeURIComponent(wellFormed(id)));
  try {
    // A relative link takes the scheme of the base, whatever the page itself was opened by.
    return ALLOWED.includes(new URL(link, 'https://relative.invalid').protocol) ? link : '';
  } catch {
    return '';
  }
}
