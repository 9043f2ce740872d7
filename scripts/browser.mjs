/**
 * The browser of the tests. An installed Chrome or Chromium comes first; where there is none, one that npm carries
 * (Linux x64). No dependency here: setup.mjs runs this before anything is installed.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const version = '153.0.0';
const cache = join(root, '.cache', 'browser');
const home = join(cache, `chromium-${version}`);

const commonArgs = [
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/**
 * Where the browser is and how to start it, as Puppeteer's launch options; null if there is none.
 * @param {{ installedOnly?: boolean }} [options] installedOnly: not the one that npm carries
 */
export function findBrowser({ installedOnly = false } = {}) {
  const installed = process.env.OSM_IGNORE_INSTALLED_BROWSER ? undefined : findInstalled();
  if (installed) {
    const isRoot = process.getuid?.() === 0;
    return { executablePath: installed, args: isRoot ? [...commonArgs, '--no-sandbox'] : commonArgs };
  }
  const executablePath = join(home, 'chromium');
  if (installedOnly || !existsSync(executablePath)) return null;
  // It brings no setuid sandbox, and it opens nothing but our own pages.
  const args = [...commonArgs, '--no-sandbox', '--font-render-hinting=none'];
  return { executablePath, args, env: carriedEnvironment() };
}

function findInstalled() {
  const { CHROME_PATH, PATH = '', PROGRAMFILES, LOCALAPPDATA } = process.env;
  if (CHROME_PATH) {
    if (!existsSync(CHROME_PATH)) throw new Error(`CHROME_PATH names no file: ${CHROME_PATH}`);
    return CHROME_PATH;
  }
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'];
  const onPath = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const mac = ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  const windows = [PROGRAMFILES, process.env['PROGRAMFILES(X86)'], LOCALAPPDATA]
    .filter(Boolean)
    .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'));
  const candidates = { darwin: mac, win32: windows }[process.platform] ?? [];
  return [...candidates, ...onPath].find((path) => existsSync(path));
}

/** The carried browser brings the libraries and the font that a bare machine lacks; the machine's own come first. */
function carriedEnvironment() {
  const libraries = [
    process.env.LD_LIBRARY_PATH,
    '/usr/lib/x86_64-linux-gnu',
    '/usr/lib64',
    join(home, 'al2023', 'lib'),
  ];
  const env = { ...process.env, LD_LIBRARY_PATH: libraries.filter(Boolean).join(delimiter) };
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_FILE = join(home, 'fonts.conf');
  return env;
}

/** Fetches the carried browser by npm and unpacks it; throws a sentence where npm carries none. */
export function installBrowser(npm) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chrome or Chromium was found. Install Chrome, or set CHROME_PATH to your browser.');
  }
  const unpacking = join(cache, 'unpacking');
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(unpacking, { recursive: true });
  npm(['install', '--no-save', '--prefix', cache, `@sparticuz/chromium@${version}`]);

  // The package unpacks into the temporary folder, and its libraries only where it believes to be on Amazon's Linux.
  const unpack = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
  const env = { ...process.env, TMPDIR: unpacking, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' };
  execFileSync(process.execPath, ['--input-type=module', '--eval', unpack], { cwd: cache, env });
  const fonts = '<?xml version="1.0"?><fontconfig><dir prefix="relative">fonts</dir></fontconfig>\n';
  writeFileSync(join(unpacking, 'fonts.conf'), fonts);
  rmSync(join(cache, 'node_modules'), { recursive: true });
  renameSync(unpacking, home);
}
