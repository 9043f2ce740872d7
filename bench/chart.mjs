/** A bar chart with one panel per measure; shorter is better. */
const PANEL = { width: 370, labels: 110, bars: 180, line: 20, gap: 44 };

export function chart({ title, measures, charted }, contestants) {
  const isAtWork = contestants.some(({ work }) => work);
  const drawn = contestants.filter(({ failed, work }) => !failed && (work || !isAtWork));
  const height = PANEL.gap + drawn.length * PANEL.line;
  const panels = charted.map((measure, index) => {
    const at = `${(index % 2) * PANEL.width} ${Math.floor(index / 2) * height}`;
    return `<g transform="translate(${at})">${panel(measures[measure], measure, drawn)}</g>`;
  });
  const size = { width: PANEL.width * 2, height: Math.ceil(charted.length / 2) * height };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" role="img" aria-label="${title}: ours and its peers">
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

function panel({ title, say }, measure, contestants) {
  const most = Math.max(...contestants.map(({ median }) => median[measure]));
  const bars = contestants.map(({ name, median }, line) => {
    const y = 28 + line * PANEL.line;
    const width = Math.max(1, (median[measure] / most) * PANEL.bars);
    const [before, after] = [PANEL.labels - 8, (PANEL.labels + width + 6).toFixed(1)];
    return `<g${name === 'ours' ? ' class="ours"' : ''}><text x="${before}" y="${y + 11}" text-anchor="end">${name.replace(' with work', '')}</text><rect x="${PANEL.labels}" y="${y}" width="${width.toFixed(1)}" height="14" rx="2"/><text x="${after}" y="${y + 11}">${say(median[measure])}</text></g>`;
  });
  return `<text class="title" x="${PANEL.labels}" y="18">${title}</text>\n${bars.join('\n')}\n`;
}
