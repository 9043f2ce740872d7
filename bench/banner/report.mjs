/** The goals of the banner, and the texts of its report. */
import { kb, ms } from '../words.mjs';

const time = (title) => ({ title, say: ms, isTime: true, hasRatio: true });

export const BANNER = {
  title: 'A thousand banners',
  about: (count) =>
    `${count} failed calls as the platform's REST interface writes them; every contestant shows the same title, badge, cause, next step and advice`,
  measures: {
    create: time('create'),
    update: time('update'),
    heap: { title: 'heap per banner', say: kb, hasRatio: true },
    left: { title: 'left behind', say: kb },
    evaluation: time('evaluation'),
    bundle: { title: 'bundle', say: kb },
  },
  goals: [
    { what: 'create 1,000 banners', measure: 'create', beside: 'limit', atMost: 0.75 },
    { what: 'update 1,000 banners', measure: 'update', beside: 'limit', atMost: 0.5 },
    { what: 'heap per banner', measure: 'heap', beside: 'limit', atMost: 0.8 },
    { what: 'left behind by a second round', measure: 'left', atMost: 6 },
    { what: 'evaluation of the bundle, on a processor 4 times slower', measure: 'evaluation', beside: 'limit', atMost: 1.7 }, // prettier-ignore
    { what: 'banner bundle with Lit, brotli', measure: 'bundle', atMost: 14 },
  ],
  unmet: `What is not met, why, and the next idea. **Evaluation**: besides Lit, the bundle holds the words,
the reading of calls, doubts, formats to copy and the dispute, which a page runs through once; next: load what a press of a
button needs when it is pressed.`,
  charted: ['create', 'update', 'heap', 'evaluation'],
  tables: [
    { title: 'Beside its peers', says: 'Each in the markup that its own documentation shows.', who: () => true },
  ],
  measured: `- **limit**: a custom element written by hand, without any library, that draws what ours draws, node by node, with the
  same style sheet: one sheet for all, a template that is cloned. It reads calls of one shape in one language, and does
  nothing beyond. **naive Lit**: the same nodes and rules as one writes them with Lit, with an element for the badge.
- **create**: from just before a thousand are made and attached until the end of the frame in which the last stands with
  its words, laid out and painted. **update**: the same, from just before each is given another call.
- **heap**: what a banner holds after a collection, on top of an empty page. **left behind**: what a second thousand,
  created and removed, leaves on the heap.
- **evaluation**: how long a processor that is slowed down 4 times takes to compile and run the bundle in a fresh document:
  the median of 15 documents.
- **bundle**: minified, with Lit where it needs Lit, brotli.`,
};
