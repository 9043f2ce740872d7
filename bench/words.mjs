/** Formatting of figures. */
export const ms = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
export const mb = (value) => `${value.toFixed(1)} MB`;
export const kb = (value) => `${value.toFixed(1)} KB`;
export const percent = (value) => `${(value * 100).toFixed(value > 0 && value < 0.1 ? 1 : 0)} %`;
export const times = (value) => (Number.isFinite(value) ? `${value.toFixed(value < 10 ? 2 : 0)}×` : '—');

const row = (cells) => `| ${cells.join(' | ')} |`;

/** A Markdown table; all columns but the first are right-aligned figures. */
export const tableOf = (head, rows) =>
  [row(head), row(head.map((_, index) => (index ? '--:' : '---'))), ...rows.map(row)].join('\n');
