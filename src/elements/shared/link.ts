/**
 * A host's link with `{id}` filled in; '' where it must not become one. Lit binds any scheme to `href`, `javascript:`
 * included, so the scheme is read the way a browser reads it: by parsing. Half a character would make a dead link of it.
 */
export function safeLink(href: unknown, id = ''): string {
  if (typeof href !== 'string' || (href.includes('{id}') && !id)) return '';
  const link = href.toWellFormed().replaceAll('{id}', encodeURIComponent(id.toWellFormed())).trim();
  try {
    // A relative link takes the scheme of the base, whatever the page itself was opened by.
    return link && /^(https?|mailto|tel):/.test(new URL(link, 'https://a').href) ? link : '';
  } catch {
    return '';
  }
}
