/** Tables of Markdown. */

/** A cell's text on one line, with `|` escaped, because it would end the cell. */
export const cell = (text = '') => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();

/** A cell's text as code; '' if there is none. */
export const code = (text) => (text ? `\`${cell(text)}\`` : '');

export const tableOf = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
