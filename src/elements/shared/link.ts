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

/**
 * The link to a new call by a host's links, of which the first that has a place for an id counts; '' where none has.
 * Without such a place, the link would lead to no certain call.
 */
export function newCallLink(hrefs: readonly unknown[], id: string): string {
  const href = hrefs.find((each) => typeof each === 'string' && each.includes('{id}'));
  return safeLink(href, id);
}
