/** Writes what was measured, for people (a table, a picture) and for machines (JSON). */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const ms = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const mb = (value) => `${value.toFixed(1)} MB`;
const kb = (value) => `${value.toFixed(1)} KB`;
const percent = (value) => `${(value * 100).toFixed(value > 0 && value < 0.1 ? 1 : 0)} %`;
const times = (value) => (Number.isFinite(value) ? `${value.toFixed(value < 10 ? 2 : 0)}×` : '—');

const MEASURES = {
  firstRows: { title: 'first rows', say: ms },
  filter: { title: 'filter', say: ms },
  sort: { title: 'sort', say: ms },
  scroll: { title: 'scroll', say: ms },
  scrollFrame: { title: 'scroll, p95 frame', say: ms },
  blank: { title: 'blank', say: percent },
  append: { title: 'append', say: ms },
  heap: { title: 'heap', say: mb },
  bundle: { title: 'bundle', say: kb },
};

/** The goals, and whether they are met. */
export function goalsOf(contestants) {
  const of = (name) => contestants.find((each) => each.name === name) ?? {};
  const [ours, work] = [of('ours'), of('limit with work')];
  const peers = contestants.filter((each) => each.work && !each.failed && !/^(limit|ours)/.test(each.name));
  /** Beside another contestant, as a ratio; NaN where either was left out. */
  const beside = (what, measure, goal, other = work) => {
    const { say } = MEASURES[measure];
    const ratio = ours[measure] / other[measure];
    const said = (value) => (value === undefined ? '—' : say(value));
    const isMet = goal === 1 ? ratio < 1 : ratio <= goal;
    const asked = goal === 1 ? 'sooner' : `≤ ${goal}×`;
    return {
      what,
      ours: said(ours[measure]),
      other: said(other[measure]),
      name: other.name,
      ratio,
      goal: asked,
      isMet,
    };
  };
  const atMost = (what, measure, goal) => {
    const { say } = MEASURES[measure];
    return {
      what,
      ours: say(ours[measure]),
      other: '',
      name: '',
      goal: `≤ ${say(goal)}`,
      isMet: ours[measure] <= goal,
    };
  };
  const soonest = (measure) => peers.toSorted((a, b) => a[measure] - b[measure])[0] ?? {};
  return [
    beside('first rows, with the work', 'firstRows', 1.5),
    beside('the same, beside the soonest peer made to do that work', 'firstRows', 1, soonest('firstRows')),
    beside('the same, beside AG Grid drawing alone', 'firstRows', 1, of('AG Grid')),
    beside('the same, beside Vaadin drawing alone (the stretch)', 'firstRows', 1, of('Vaadin')),
    beside('filter to one blame', 'filter', 1.3),
    beside('the same, beside the soonest peer', 'filter', 1, soonest('filter')),
    beside('sort by time, turned round', 'sort', 1.3),
    beside('the same, beside the soonest peer', 'sort', 1, soonest('sort')),
    beside('scroll 60 steps, total', 'scroll', 1.2),
    beside('scroll 60 steps, p95 frame', 'scrollFrame', 1.1),
    atMost('blank while scrolling', 'blank', 0),
    beside('append 1,000 in 10 batches', 'append', 1.5),
    atMost("heap on top of the host's objects", 'heap', 20),
    atMost('list bundle with Lit, brotli', 'bundle', 28),
  ];
}

const row = (cells) => `| ${cells.join(' | ')} |`;
const tableOf = (head, rows) =>
  [row(head), row(head.map((_, index) => (index ? '--:' : '---'))), ...rows.map(row)].join('\n');

const goalTable = (goals) =>
  tableOf(
    ['Measure', 'Ours', 'Beside', 'Ratio', 'Goal', 'Met'],
    goals.map(({ what, ours, other, name, ratio, goal, isMet }) => [
      what,
      ours,
      name ? `${other} (${name})` : '',
      ratio === undefined ? '' : times(ratio),
      goal,
      isMet ? 'yes' : '**no**',
    ]),
  );

function contestantTable(contestants, limit, measures) {
  const cell = (each, measure) => {
    if (each[measure] === undefined) return '—';
    const said = MEASURES[measure].say(each[measure]);
    const hasRatio = measure !== 'blank' && measure !== 'bundle' && each !== limit;
    return hasRatio ? `${said} (${times(each[measure] / limit[measure])})` : said;
  };
  return tableOf(
    ['', ...measures.map((measure) => MEASURES[measure].title)],
    contestants.map((each) => [
      each.name === 'ours' ? '**ours**' : each.name,
      ...(each.failed ? measures.map(() => '—') : measures.map((measure) => cell(each, measure))),
    ]),
  );
}

function markdown({ date, machine, load, rounds, calls, versions, goals, contestants }) {
  const limitOf = (withWork) => contestants.find(({ name }) => name === (withWork ? 'limit with work' : 'limit'));
  const withWork = contestants.filter(({ work }) => work);
  const alone = contestants.filter(({ work }) => !work);
  const drawing = ['firstRows', 'scroll', 'scrollFrame', 'blank', 'heap', 'bundle'];
  const leftOut = contestants.filter(({ failed }) => failed);
  return `# How fast the list is

Written by \`npm run bench\`, which measures \`<osm-failure-list>\` beside its peers in one run. Times are for comparing
contestants of this run: they differ between machines, and no test fails on one.

- ${date}; ${machine}; medians of ${rounds} fresh ${rounds === 1 ? 'page' : 'pages'} each, in turns; load at the end: ${load.toFixed(1)}
- ${Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')}
- ${calls.toLocaleString('en')} failed calls as the platform's REST interface writes them: in no order, 1 % with an id that came before

## The goals

${goalTable(goals)}

![Times and heap of the list and its peers, all with the same work](bench.svg)

## With the same work

Before they draw, calls are read, their times parsed, duplicate ids dropped, calls counted by blame and by reason, and
put in order, newest first. Ours does that itself; for the others, it is written by hand (\`bench/list/work.mjs\`).
In brackets: the ratio to *limit with work*.

${contestantTable(withWork, limitOf(true), Object.keys(MEASURES))}

## Drawing alone

The calls as they came, in the order in which they came. In brackets: the ratio to *limit*.

${contestantTable(alone, limitOf(false), drawing)}
${leftOut.map(({ name, failed }) => `\nLeft out: ${name} (${failed}).\n`).join('')}
## What is measured

- **limit**: windowing written by hand for these rows, over plain DOM, without any library: fixed heights, recycled rows,
  text alone. Ours also draws badges with icons, buttons, a timeline and counts, and all that a screen reader needs.
- **first rows**: from just before 100,000 calls are assigned until the end of the frame in which the right call stands
  first, laid out and painted. **filter**, **sort**: the same, from just before it is asked for.
- **scroll**: how long the main thread works while 60 steps of 400 px are scrolled in 560 to 600 px, one a frame.
  **p95 frame**: from a frame's scroll event until it is painted, in all but the slowest 5 %. **blank**: the share of
  points, a row apart, at which no call is drawn when a frame is done.
- **append**: how long the main thread works while 1,000 later calls come in 10 batches, each drawn before the next.
- **heap**: what is held after a collection on top of the host's own objects, buffers included.
- **bundle**: what draws the rows, minified, with Lit where it needs Lit, brotli; 1 KB is 1000 bytes.
- AG Grid filters, sorts and appends by its own interface; the other peers are given what the host filtered and sorted.
`;
}

const PANELS = ['firstRows', 'filter', 'sort', 'scroll', 'append', 'heap'];
const PANEL = { width: 370, labels: 110, bars: 180, line: 20, gap: 44 };

/** Bars, a panel a measure, the shortest the best. */
function chart({ contestants }) {
  const shown = contestants.filter(({ work, failed }) => work && !failed);
  const height = PANEL.gap + shown.length * PANEL.line;
  const panels = PANELS.map((measure, index) => {
    const most = Math.max(...shown.map((each) => each[measure]));
    const bars = shown.map((each, line) => {
      const y = 28 + line * PANEL.line;
      const width = Math.max(1, (each[measure] / most) * PANEL.bars);
      const name = each.name.replace(' with work', '');
      return `<g${each.name === 'ours' ? ' class="ours"' : ''}><text x="${PANEL.labels - 8}" y="${y + 11}" text-anchor="end">${name}</text><rect x="${PANEL.labels}" y="${y}" width="${width.toFixed(1)}" height="14" rx="2"/><text x="${(PANEL.labels + width + 6).toFixed(1)}" y="${y + 11}">${MEASURES[measure].say(each[measure])}</text></g>`;
    });
    const at = `${(index % 2) * PANEL.width} ${Math.floor(index / 2) * height}`;
    return `<g transform="translate(${at})"><text class="title" x="${PANEL.labels}" y="18">${MEASURES[measure].title}</text>\n${bars.join('\n')}\n</g>`;
  });
  const size = { width: PANEL.width * 2, height: (PANELS.length / 2) * height };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" role="img" aria-label="Times and heap of the list and its peers, all with the same work">
<style>
svg { background: #fff; font: 12px system-ui, sans-serif }
text { fill: #4b525b } rect { fill: #a9b0b9 }
.title { font-weight: 600; fill: #1a1d21 }
.ours text { fill: #1a1d21; font-weight: 600 } .ours rect { fill: #5a2ca0 }
@media (prefers-color-scheme: dark) {
svg { background: #1a1d21 } text { fill: #c1c7cf } rect { fill: #5c646e }
.title, .ours text { fill: #eceef1 } .ours rect { fill: #d3bfff }
}
</style>
${panels.join('\n')}
</svg>
`;
}

/** Figures for machines are no more exact than they can be. */
const rounded = (_key, value) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value);

export async function writeReport(results) {
  const file = (name) => fileURLToPath(new URL(`../docs/${name}`, import.meta.url));
  const wanted = {
    'bench.md': markdown(results),
    'bench.json': JSON.stringify(results, rounded),
    'bench.svg': chart(results),
  };
  for (const [name, text] of Object.entries(wanted)) {
    const style = await resolveConfig(file(name));
    const written = name.endsWith('.svg') ? text : await format(text, { ...style, filepath: file(name) });
    writeFileSync(file(name), written);
    console.log(`Wrote docs/${name}.`);
  }
  for (const { what, ours, ratio, goal, isMet } of results.goals) {
    console.log(
      `${isMet ? '✓' : '✗'} ${what}: ${ours}${ratio === undefined ? '' : `, ${times(ratio)}`} (goal ${goal})`,
    );
  }
}
