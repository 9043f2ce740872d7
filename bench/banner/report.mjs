/** The goals of the banner, and the texts of its report. */
import { kb, ms } from '../words.mjs';

const time = (title) => ({ title, say: ms, isTime: true, hasRatio: true });

export const BANNER = {
  title: 'A thousand banners',
  about: (count) =>
    `${count} failed calls in the shape of the platform's REST API; all show the same title, badge, cause, next step and advice`,
  measures: {
    create: time('create'),
    update: time('update'),
    heap: { title: 'heap per banner', say: kb, hasRatio: true },
    left: { title: 'not freed', say: kb },
    evaluation: time('evaluation'),
    bundle: { title: 'bundle', say: kb },
  },
  goals: [
    { what: 'create 1,000 banners', measure: 'create', beside: 'limit', atMost: 0.75 },
    { what: 'update 1,000 banners', measure: 'update', beside: 'limit', atMost: 0.5 },
    { what: 'heap per banner', measure: 'heap', beside: 'limit', atMost: 0.8 },
    { what: 'memory not freed after a second round', measure: 'left', atMost: 6 },
    { what: 'evaluation of the bundle, with the processor slowed down 4 times', measure: 'evaluation', beside: 'limit', atMost: 1.7 }, // prettier-ignore
    { what: 'banner bundle with Lit, brotli', measure: 'bundle', atMost: 14 },
  ],
  unmet: `Goals that are not met, with the cause and the next idea. **Evaluation**: besides Lit, the bundle contains the words and the code
that reads calls, doubts reasons, copies and disputes; all of it is evaluated once for each page. Next: load the code for a
button when it is pressed.`,
  charted: ['create', 'update', 'heap', 'evaluation'],
  tables: [
    {
      title: 'Compared with other libraries',
      says: 'Each library with the markup that its own documentation shows.',
      who: () => true,
    },
  ],
  measured: `- **limit**: a custom element written by hand, without any library. It clones a template with the same nodes as ours and
  shares one style sheet with the same rules. It reads calls of one shape in one language, and does nothing else.
  **naive Lit**: the same nodes and rules in an ordinary Lit element, with another element for the badge.
- **create**: the time from just before a thousand banners are created and attached until the end of the frame in which the
  last one is painted with its words. **update**: the same, from just before each gets another call.
- **heap**: the memory of a banner after garbage collection, compared with an empty page. **not freed**: the memory in use
  after a second thousand was created and removed, compared with before.
- **evaluation**: the time to compile and run the bundle in a new document, with the processor slowed down 4 times; the
  median of 15 documents.
- **bundle**: the size of the minified bundle, including Lit where it is needed, compressed with brotli.`,
};
