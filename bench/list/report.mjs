/** The goals of the list, and the texts of its report. */
import { kb, mb, ms, percent } from '../words.mjs';

const time = (title) => ({ title, say: ms, isTime: true, hasRatio: true });

export const LIST = {
  title: 'The list at 100,000 calls',
  about: (count) =>
    `${count} failed calls in the shape of the platform's REST API, in random order, 1 % of them with the id of an earlier one`,
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
    { what: 'first rows, with the same work', measure: 'firstRows', beside: 'limit with work', atMost: 1.5 },
    { what: 'first rows, with the same work, fastest library', measure: 'firstRows', beside: 'fastest', atMost: 'faster' }, // prettier-ignore
    { what: 'first rows, compared with drawing only (AG Grid)', measure: 'firstRows', beside: 'AG Grid', atMost: 'faster' }, // prettier-ignore
    { what: 'first rows, compared with drawing only (Vaadin)', measure: 'firstRows', beside: 'Vaadin', atMost: 'faster' }, // prettier-ignore
    { what: 'filter to one blame', measure: 'filter', beside: 'limit with work', atMost: 1.3 },
    { what: 'filter to one blame, fastest library', measure: 'filter', beside: 'fastest', atMost: 'faster' },
    { what: 'reverse the order of time', measure: 'sort', beside: 'limit with work', atMost: 1.3 },
    { what: 'reverse the order of time, fastest library', measure: 'sort', beside: 'fastest', atMost: 'faster' },
    { what: 'scroll 60 steps, total', measure: 'scroll', beside: 'limit with work', atMost: 1.2 },
    { what: 'scroll 60 steps, p95 frame', measure: 'scrollFrame', beside: 'limit with work', atMost: 1.1 },
    { what: 'blank while scrolling', measure: 'blank', atMost: 0 },
    { what: 'append 1,000 calls in 10 batches', measure: 'append', beside: 'limit with work', atMost: 1.5 },
    { what: "heap on top of the host's objects", measure: 'heap', atMost: 20 },
    { what: 'list bundle with Lit, brotli', measure: 'bundle', atMost: 28 },
  ],
  unmet: `Goals that are not met, with the cause and the next idea. **Scroll**: our rows have about 30 nodes, those of the others four texts;
half of the difference is style and layout. A chevron without an SVG and cells of fixed size were tried and were no faster.
Next: a row with fewer cells. **Append**: each batch moves all visible rows down and rewrites them and the counts above. The
new calls themselves take 0.05 ms, because they go to the end of an order that is kept. **Filter**, where it is not met: the
same cause as for scroll. **Vaadin**, when it only draws, does not read any call first.`,
  charted: ['firstRows', 'filter', 'sort', 'scroll', 'append', 'heap'],
  tables: [
    {
      title: 'With the same work',
      says: `Before drawing, the calls are read, their times parsed, repeated ids removed, calls counted by blame and by reason, and
sorted with the newest first. Our list does this itself. For the others it is written by hand (\`bench/list/work.mjs\`).`,
      who: ({ work }) => work,
    },
    {
      title: 'Drawing only',
      says: 'The calls are drawn in the order in which they are given, without that work.',
      who: ({ work }) => !work,
      shown: ['firstRows', 'scroll', 'scrollFrame', 'blank', 'heap', 'bundle'],
    },
  ],
  measured: `- **limit**: virtual scrolling written by hand for these rows, without any library: fixed row heights, recycled rows, text only.
  Our list also draws badges with icons, buttons, a timeline and counts, and the markup that a screen reader needs.
- **first rows**: the time from just before 100,000 calls are assigned until the end of the frame in which the right call
  is painted first. **filter**, **sort**: the same, from just before the filter or the order is set.
- **scroll**: the time that the main thread is busy during 60 steps of 400 px, one in each frame; the list is 560 to 600 px
  high. **p95 frame**: 95 % of the frames are painted within this time after their scroll event. **blank**: the share of
  sample points, one for each row height, at which no call is drawn at the end of a frame.
- **append**: the time that the main thread is busy while 1,000 later calls arrive in 10 batches, each drawn before the next.
- **heap**: the memory after garbage collection, including buffers, without the host's own objects.
- **bundle**: the size of the code that draws the rows, minified, including Lit where it is needed, compressed with brotli.
- AG Grid filters, sorts and appends through its own API. The other libraries get rows that the host has filtered and sorted.`,
};
