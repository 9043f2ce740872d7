/** Writes the results as tables and charts for people, and as JSON for machines. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { format, resolveConfig } from 'prettier';

import { BANNER } from './banner/report.mjs';
import { chart } from './chart.mjs';
import { LIST } from './list/report.mjs';
import { tableOf, times } from './words.mjs';

export const PARTS = { banner: BANNER, list: LIST };

const fileOf = (name) => fileURLToPath(new URL(`../docs/${name}`, import.meta.url));

/** The previous results by part; a part that is not measured again keeps them. */
function readResults() {
  try {
    return JSON.parse(readFileSync(fileOf('bench.json'), 'utf8'));
  } catch {
    return {}; // There are no previous results.
  }
}

/** The goals of a part with the measured values. Times are minima, since noise only adds to them. */
export function goalsOf({ measures, goals }, contestants) {
  const figure = (name, measure) => {
    const each = contestants.find((contestant) => contestant.name === name);
    if (!each || each.failed) return NaN;
    return measure === 'bundle' ? each.bundle : each[measures[measure].isTime ? 'least' : 'median'][measure];
  };
  const fastest = (measure) => {
    const peers = contestants.filter(({ name, work }) => work && !/^(limit|ours)/.test(name));
    return peers.map(({ name }) => name).sort((a, b) => figure(a, measure) - figure(b, measure))[0];
  };
  return goals.map(({ what, measure, beside, atMost }) => {
    const { say } = measures[measure];
    const name = beside === 'fastest' ? fastest(measure) : beside;
    const [ours, other] = [figure('ours', measure), name && figure(name, measure)];
    const ratio = name && ours / other;
    const isFaster = atMost === 'faster';
    const isMet = isFaster ? ratio < 1 : (ratio ?? ours) <= atMost;
    const goal = isFaster ? atMost : `≤ ${name ? `${atMost}×` : say(atMost)}`;
    return { what, ours: say(ours), other: name ? say(other) : '', name, ratio, goal, isMet };
  });
}

const goalTable = (goals) =>
  tableOf(
    ['Measure', 'Ours', 'Compared with', 'Ratio', 'Goal', 'Met'],
    goals.map(({ what, ours, other, name, ratio, goal, isMet }) => [
      ...[what, ours, name ? `${other} (${name})` : '', ratio === undefined ? '' : times(ratio), goal],
      isMet ? 'yes' : '**no**',
    ]),
  );

/** The medians of every contestant, and their ratios to the limit. */
function contestantTable({ measures }, contestants, shown = Object.keys(measures)) {
  const limit = contestants.find(({ name }) => name.startsWith('limit'));
  const cell = ({ bundle, median }, measure) => {
    const value = { ...median, bundle }[measure];
    if (value === undefined) return '—';
    const hasRatio = measures[measure].hasRatio && median !== limit.median;
    return hasRatio
      ? `${measures[measure].say(value)} (${times(value / limit.median[measure])})`
      : measures[measure].say(value);
  };
  return tableOf(
    ['', ...shown.map((measure) => measures[measure].title)],
    contestants.map((each) => [
      each.name === 'ours' ? '**ours**' : each.name,
      ...shown.map((measure) => (each.failed ? '—' : cell(each, measure))),
    ]),
  );
}

function section(part, { date, machine, load, rounds, versions, count, contestants, goals }) {
  const { title, about, measured, tables, unmet } = PARTS[part];
  const leftOut = contestants.filter(({ failed }) => failed);
  return `## ${title}

- ${date}; ${machine}; ${rounds} new ${rounds === 1 ? 'page' : 'pages'} for each, in turns; load average at the end: ${load.toFixed(1)}
- ${versions.join(', ')}
- ${about(count.toLocaleString('en'))}

${goalTable(goals)}

${unmet ?? ''}

![${title}: ours and its peers](bench-${part}.svg)

${tables
  .map(({ title: heading, says, who, shown }) =>
    [`### ${heading}`, says, contestantTable(PARTS[part], contestants.filter(who), shown)].join('\n\n'),
  )
  .join('\n\n')}
${leftOut.map(({ name, failed }) => `\nLeft out: ${name} (${failed}).\n`).join('')}
### What is measured

${measured}`;
}

const markdown = (results) => `# How fast it is

\`npm run bench\` writes this page. It measures the elements and similar libraries in the same run. Compare times only within
a run, because they differ between machines; no test depends on them. The tables of goals show the shortest times, since
other work on a machine only makes them longer. All other tables show medians, with the ratio to "limit" in brackets:
"limit" is code written by hand, described below each table. 1 KB is 1000 bytes.

${Object.keys(PARTS)
  .filter((part) => part in results)
  .map((part) => section(part, results[part]))
  .join('\n\n')}
`;

/** Rounds figures to a meaningful precision. */
const rounded = (_key, value) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value);

async function write(name, text) {
  const style = await resolveConfig(fileOf(name));
  writeFileSync(fileOf(name), name.endsWith('.svg') ? text : await format(text, { ...style, filepath: fileOf(name) }));
  console.log(`Wrote docs/${name}.`);
}

/** Writes the measured parts, and the previous results of the others. */
export async function writeReport(measured) {
  const results = readResults();
  for (const [part, figures] of Object.entries(measured)) {
    results[part] = { ...figures, goals: goalsOf(PARTS[part], figures.contestants) };
    await write(`bench-${part}.svg`, chart(PARTS[part], figures.contestants));
  }
  await write('bench.json', JSON.stringify(results, rounded));
  await write('bench.md', markdown(results));
  for (const part of Object.keys(measured)) {
    for (const { what, ours, ratio, goal, isMet } of results[part].goals) {
      console.log(
        `${isMet ? '✓' : '✗'} ${what}: ${ours}${ratio === undefined ? '' : `, ${times(ratio)}`} (goal ${goal})`,
      );
    }
  }
}
