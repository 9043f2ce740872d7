/** Tables of Markdown. */

/** A cell's text: on one line, and with no `|` that would end the cell. */
export const cell = (text = '') => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();

/** The same as code; nothing where there is no text. */
export const code = (text) => (text ? `\`${cell(text)}\`` : '');

export const tableOf = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
