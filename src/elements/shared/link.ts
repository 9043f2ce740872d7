/**
 * A host's link with `{id}` filled in; '' if the link is unsafe or invalid. Lit binds any scheme to `href`,
 * `javascript:` included, so the link is parsed as a browser parses it to find out its scheme. `toWellFormed`, because
 * `encodeURIComponent` throws for lone surrogates.
 */
export function safeLink(href: unknown, id = ''): string {
  if (typeof href !== 'string' || (href.includes('{id}') && !id)) return '';
  const link = href.toWellFormed().replaceAll('{id}', encodeURIComponent(id.toWellFormed())).trim();
  try {
    // The base only lets relative links parse: whatever scheme the page itself has, they count as https.
    return link && /^(https?|mailto|tel):/.test(new URL(link, 'https://a').href) ? link : '';
  } catch {
    return '';
  }
}

/** The link to a new call: the first of a host's links that contains `{id}`, filled in; '' if none does. */
export function newCallLink(hrefs: readonly unknown[], id: string): string {
  const href = hrefs.find((each) => typeof each === 'string' && each.includes('{id}'));
  return safeLink(href, id);
}
