/** The policies of pages, and what comes of our elements under each. */

const STRICT = "default-src 'none'; script-src 'self'; style-src 'self'";
const TYPES = `${STRICT}; require-trusted-types-for 'script'`;
export const NONCE = 'cmFuZG9t';

/** How the elements come into a page: a file of `dist/cdn`, or the page's own bundle with Lit from npm. */
export const WAYS = ['module', 'classic', 'bundle'] as const;
export type Way = (typeof WAYS)[number];

export interface Form {
  /** What it says, for a person. */
  readonly name: string;
  /** The header. */
  readonly policy: string;
  /** Which ways are refused their Trusted Types policy. */
  readonly refused?: readonly Way[];
  /** Whether the page has its own Lit, which was there first. */
  readonly ownLit?: boolean;
}

const CDN = ['module', 'classic'] as const;

export const FORMS: readonly Form[] = [
  { name: `\`${STRICT}\``, policy: STRICT },
  {
    name: "the same with nonces and `'strict-dynamic'`",
    policy: `default-src 'none'; script-src 'nonce-${NONCE}' 'strict-dynamic'; style-src 'nonce-${NONCE}'; require-trusted-types-for 'script'`,
  },
  { name: "`require-trusted-types-for 'script'`", policy: TYPES },
  { name: '`trusted-types *`', policy: `${TYPES}; trusted-types *` },
  { name: '`trusted-types osmtalk-elements`', policy: `${TYPES}; trusted-types osmtalk-elements`, refused: ['bundle'] },
  { name: '`trusted-types lit-html`', policy: `${TYPES}; trusted-types lit-html`, refused: CDN },
  {
    name: '`trusted-types lit-html osmtalk-elements`, beside the page’s own Lit',
    policy: `${TYPES}; trusted-types lit-html osmtalk-elements`,
    ownLit: true,
    refused: ['bundle'], // a bundle of its own is a second copy of Lit
  },
  {
    name: "`trusted-types lit-html osmtalk-elements 'allow-duplicates'`, beside the page’s own Lit",
    policy: `${TYPES}; trusted-types lit-html osmtalk-elements 'allow-duplicates'`,
    ownLit: true,
  },
  { name: '`trusted-types` with other names only', policy: `${TYPES}; trusted-types shop`, refused: WAYS },
  { name: "`trusted-types 'none'`", policy: `${TYPES}; trusted-types 'none'`, refused: WAYS },
  {
    name: '`trusted-types` with other names only, without `require-trusted-types-for`',
    policy: `${STRICT}; trusted-types shop`,
    refused: WAYS,
  },
];

/** The script that brings the elements, and is waited for. */
const SCRIPTS: Readonly<Record<Way, string>> = {
  module: '<script type="module" src="osmtalk-elements.js"></script>',
  classic: '<script defer src="osmtalk-elements.classic.js"></script>',
  bundle: '<script type="module" src="bundle.js"></script>',
};

/** A page under a form. All of its scripts and styles have a nonce, for the form that asks for one. */
export const pageOf = (form: Form, way: Way): string =>
  `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Calls</title>
<link rel="stylesheet" href="page.css"><script src="watch.js"></script><script defer src="use.js"></script>
${form.ownLit ? '<script type="module" src="own-lit.js"></script>' : ''}
${SCRIPTS[way]}</head>
<body><div id="place"></div>
<osm-failure-banner id="banner" reason="sip_rejected"><p slot="fallback">This call failed.</p></osm-failure-banner>
<osm-blame-badge id="badge" reason="sip_rejected"></osm-blame-badge>
<osm-failure-list id="list"></osm-failure-list>
</body></html>`.replace(/<(script|link rel="stylesheet")/g, `<$1 nonce="${NONCE}"`);
