/** How the campaign looks: widths, languages, colours, and the line of progress on a real terminal. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, test, type TestContext } from 'node:test';

import { columnsOf, cut, pad, wrap } from '../../examples/bulk-campaign/columns.js';
import { readOptions } from '../../examples/bulk-campaign/options.js';
import { runCampaign } from '../../examples/bulk-campaign/run.js';
import { english, LANGUAGES } from '../../examples/bulk-campaign/words.js';
import { advice, blames, facts, reasons } from '../../src/catalog/english.js';
import { list } from '../../src/catalog/english-list.js';
import { locales } from '../support/locales.js';
import { plain } from '../support/plain.js';
import { programArgs } from '../support/program.js';
import { root, start } from './bulk-campaign-support.js';

const ESC = '\u001b';
const QUICK = ['--calls', '12', '--speed', '4000'];

/** What it prints, with its colours, and with these undone. */
async function look(t: TestContext, args: readonly string[], env: Record<string, string> = {}) {
  const program = start(t, [...QUICK, ...args], env);
  assert.equal(await program.ended, 0);
  assert.equal(program.errors(), '');
  return { raw: program.output(), text: plain.ansi(program.output()) };
}

/** Columns as a terminal counts them, by another way than the program's: two for what East Asian width calls wide. */
function columnsIn(line: string): number {
  const segments = [...new Intl.Segmenter().segment(line.replace(/\p{Cf}/gu, ''))];
  return segments.reduce(
    (sum, { segment }) => sum + (/^[\u3000-\u9fff\uac00-\ud7a3\uff01-\uff60]/.test(segment) ? 2 : 1),
    0,
  );
}

/** The same, in this process: so many programs would take half a minute to start. */
async function lookHere(...args: readonly string[]): Promise<string> {
  const options = readOptions([...QUICK, ...args], {});
  assert.ok(options !== 'help');
  let output = '';
  const code = await runCampaign(options, { write: (text) => (output += text) }, new AbortController());
  assert.equal(code, 0);
  return plain.ansi(output);
}

describe('the lines of a campaign', () => {
  const { env } = process;
  before(() => {
    const { NO_COLOR: _, ...rest } = env;
    process.env = { ...rest, FORCE_COLOR: '1' };
  });
  after(() => {
    process.env = env;
  });

  for (const lang of LANGUAGES)
    test(`stay within 40, 80 and 120 columns in ${lang}, and lose no word`, async () => {
      const whole = await lookHere('--lang', lang);
      const rows = Object.values(locales[lang]?.reasons ?? reasons).filter(({ title }) =>
        whole.includes(`\n${title} (`),
      );
      assert.ok(rows.length > 1);
      const names = [(locales[lang]?.blames ?? blames).carrier, (locales[lang]?.advice ?? advice).retry];
      for (const width of [40, 80, 120]) {
        const text = await lookHere('--lang', lang, '--width', String(width));
        for (const line of text.split('\n')) assert.ok(columnsIn(line) <= width, `${columnsIn(line)}: ${line}`);
        const squeezed = text.replace(/\s/g, '');
        const words = [...rows.flatMap(({ title, cause, whatToTry }) => [title, cause, whatToTry]), ...names];
        for (const each of words) assert.ok(squeezed.includes(each.replace(/\s/g, '')), each);
      }
    });
});

describe('the campaign in a terminal', { concurrency: 3 }, () => {
  test('has the same words, in colours or without', async (t) => {
    const seed = ['--concurrent', '1'];
    const [coloured, bare] = await Promise.all([look(t, seed, { FORCE_COLOR: '1' }), look(t, seed)]);
    const words = (text: string): string[] => text.split('\n').filter((line) => /^\w.*\(|^ {2}[A-Z]/.test(line));
    assert.ok(coloured.raw.includes(`${ESC}[1mThe number didn't pick up${ESC}[0m (${ESC}[33mCarrier${ESC}[0m)`));
    assert.deepEqual(words(coloured.text), words(bare.raw));
    assert.ok(words(bare.raw).length > 5);
  });

  for (const [how, env] of [
    ['in a pipe', {}],
    ['with NO_COLOR, even where colours are forced', { NO_COLOR: '1', FORCE_COLOR: '1' }],
  ] as const)
    test(`prints no escape code and no carriage return ${how}`, async (t) => {
      const { raw } = await look(t, [], env);
      assert.ok(!raw.includes(ESC) && !raw.includes('\r'), raw);
      assert.match(raw, /\n100% {2}1\d\/1\d {2}Failed calls: \d+ {2}Retry: \d+\n/);
    });

  test('wraps nothing in a pipe, where a search should find whole sentences', async (t) => {
    const { raw } = await look(t, []);
    assert.match(
      raw,
      /^ {2}The carrier reported the destination rang out with no answer \(or was busy \/ unreachable\)\.$/m,
    );
  });

  test('explains each reason once with --brief, then gives each call a line', async (t) => {
    const { raw } = await look(t, ['--brief', '--calls', '40']);
    const causes = raw.match(/^ {2}The carrier reported the destination rang out/gm) ?? [];
    const lines = raw.match(/^call_\w+ {2}The number didn't pick up \(Carrier\)\. \w.*\.$/gm) ?? [];
    assert.equal(causes.length, 1);
    assert.ok(lines.length > 1);
  });

  // util-linux's; other systems' `script` takes other arguments.
  const hasScript = String(spawnSync('script', ['--version']).stdout).includes('util-linux');
  for (const width of [40, 100])
    test(
      `rewrites one line of progress on a terminal of ${width} columns, without escape codes`,
      { skip: !hasScript },
      async () => {
        const command = `stty cols ${width}; exec "${process.execPath}" ${programArgs('examples/bulk-campaign/main').join(' ')} ${QUICK.join(' ')} --speed 600`;
        const { FORCE_COLOR: _, ...env } = process.env;
        const child = spawn('script', ['-qefc', command, '/dev/null'], { cwd: root, env: { ...env, NO_COLOR: '1' } });
        let output = '';
        child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
        const [code] = (await once(child, 'close')) as [number];
        assert.equal(code, 0);
        assert.ok(!output.includes(ESC), output);
        const states = output.split(/[\r\n]/).filter((line) => /^ *\d+% /.test(line));
        assert.ok(states.length > 3, output);
        const shares = states.map((line) => parseInt(line, 10));
        assert.equal(shares.at(-1), 100);
        for (const line of output.split(/[\r\n]+/)) assert.ok(columnsIn(line.trimEnd()) <= width, line);
        // All but the last are wiped out again: only what stands behind the last carriage return of a line stays.
        const stays = output
          .replaceAll('\r\n', '\n')
          .split('\n')
          .map((line) => line.split('\r').at(-1) ?? '');
        assert.deepEqual(
          stays.filter((line) => /^ *\d+% /.test(line)).map((line) => parseInt(line, 10)),
          [100],
        );
      },
    );
});

describe('columns', () => {
  test('are two for wide characters, and none for marks', () => {
    const widths = { abc: 3, 日本語: 6, हिन्दी: 3, é: 1, '🎈': 2, مُ: 1, '': 0 };
    for (const [text, columns] of Object.entries(widths)) assert.equal(columnsOf(text), columns, text);
  });

  test('that are short cut between characters, and pad what is narrow', () => {
    assert.equal(cut('日本語', 5), '日本');
    assert.equal(cut('🎈🎈', 3), '🎈');
    assert.equal(pad('日本', 6), '日本  ');
    assert.equal(pad('7', 3, 'left'), '  7');
  });

  test('break lines between words, in Japanese too, and cut words that are longer than a line', () => {
    assert.deepEqual(wrap('one two, three', 8), ['one two,', 'three']);
    assert.deepEqual(wrap('abcdefghij klm', 4), ['abcd', 'efgh', 'ij', 'klm']);
    assert.ok(wrap('通話が取り残されました。', 10).every((line) => columnsOf(line) <= 10 && line !== '。'));
    assert.deepEqual(wrap('', 10), ['']);
  });
});

test("the campaign's few English words are the catalog's own", () => {
  const { code, attempt, retry } = facts;
  const { label, reason, blame, rate, notices } = list;
  assert.deepEqual(english, { label, reason, blame, rate, notices, code, attempt, retry });
  assert.deepEqual([...LANGUAGES].sort(), ['en', ...Object.keys(locales)].sort());
});
