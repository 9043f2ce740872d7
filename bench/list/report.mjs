/** The goals of the list, and the texts of its report. */
import { kb, mb, ms, percent } from '../words.mjs';

const time = (title) => ({ title, say: ms, isTime: true, hasRatio: true });

export const LIST = {
  title: 'The list at 100,000 calls',
  about: (count) =>
    `${count} failed calls as the platform's REST interface writes them: in no order, 1 % with an id that came before`,
  measures: {
    firstRows: time('first rows'),
    filter: time('filter'),
    sort: time('sort'),
    scroll: time('scroll'),
    scrollFrame: time('scroll, p95 frame'),
    blank: { title: 'blank', say: percent },
    append: time('append'),
    heap: { title: 'heap', say: mb, hasRatio: true },
    bundle: { title: 'bundle', say: kb },
  },
  goals: [
    { what: 'first rows, with the work', measure: 'firstRows', beside: 'limit with work', atMost: 1.5 },
    { what: 'the same, beside the soonest peer made to do that work', measure: 'firstRows', beside: 'soonest', atMost: 'sooner' }, // prettier-ignore
    { what: 'the same, beside AG Grid drawing alone', measure: 'firstRows', beside: 'AG Grid', atMost: 'sooner' },
    { what: 'the same, beside Vaadin drawing alone (the stretch)', measure: 'firstRows', beside: 'Vaadin', atMost: 'sooner' }, // prettier-ignore
    { what: 'filter to one blame', measure: 'filter', beside: 'limit with work', atMost: 1.3 },
    { what: 'the same, beside the soonest peer', measure: 'filter', beside: 'soonest', atMost: 'sooner' },
    { what: 'sort by time, turned round', measure: 'sort', beside: 'limit with work', atMost: 1.3 },
    { what: 'the same, beside the soonest peer', measure: 'sort', beside: 'soonest', atMost: 'sooner' },
    { what: 'scroll 60 steps, total', measure: 'scroll', beside: 'limit with work', atMost: 1.2 },
    { what: 'scroll 60 steps, p95 frame', measure: 'scrollFrame', beside: 'limit with work', atMost: 1.1 },
    { what: 'blank while scrolling', measure: 'blank', atMost: 0 },
    { what: 'append 1,000 in 10 batches', measure: 'append', beside: 'limit with work', atMost: 1.5 },
    { what: "heap on top of the host's objects", measure: 'heap', atMost: 20 },
    { what: 'list bundle with Lit, brotli', measure: 'bundle', atMost: 28 },
  ],
  unmet: `What is not met, why, and the next idea. **Scroll**: what is beyond the limit is a row of some 30 nodes where the others draw
four texts; half of it is style and layout. A chevron without an svg
and cells that cannot grow were tried, and were no faster; next: a row with fewer cells. **Append**: every visible row moves down by a
batch and is written again, and so are the counts above; new calls themselves go to the end of an order that is kept, and
cost a twentieth of a millisecond. **Filter**, where it is not met: as for scroll.
**Vaadin** alone reads no call before it draws.`,
  charted: ['firstRows', 'filter', 'sort', 'scroll', 'append', 'heap'],
  tables: [
    {
      title: 'With the same work',
      says: `Before they draw, calls are read, their times parsed, duplicate ids dropped, calls counted by blame and by reason, and
put in order, newest first. Ours does that itself; for the others, it is written by hand (\`bench/list/work.mjs\`).`,
      who: ({ work }) => work,
    },
    {
      title: 'Drawing alone',
      says: 'The calls as they came, in the order in which they came.',
      who: ({ work }) => !work,
      shown: ['firstRows', 'scroll', 'scrollFrame', 'blank', 'heap', 'bundle'],
    },
  ],
  measured: `- **limit**: windowing written by hand for these rows, over plain DOM, without any library: fixed heights, recycled rows,
  text alone. Ours also draws badges with icons, buttons, a timeline and counts, and all that a screen reader needs.
- **first rows**: from just before 100,000 calls are assigned until the end of the frame in which the right call stands
  first, laid out and painted. **filter**, **sort**: the same, from just before it is asked for.
- **scroll**: how long the main thread works while 60 steps of 400 px are scrolled in 560 to 600 px, one a frame.
  **p95 frame**: from a frame's scroll event until it is painted, in all but the slowest 5 %. **blank**: the share of
  points, a row apart, at which no call is drawn when a frame is done.
- **append**: how long the main thread works while 1,000 later calls come in 10 batches, each drawn before the next.
- **heap**: what is held after a collection on top of the host's own objects, buffers included.
- **bundle**: what draws the rows, minified, with Lit where it needs Lit, brotli.
- AG Grid filters, sorts and appends by its own interface; the other peers are given what the host filtered and sorted.`,
};
