/**
 * The three engines that the element tests run in: where each is, which version it is, and how the test runner starts it.
 * Chromium is found or fetched by browser.mjs. Firefox and WebKitGTK come from Debian's packages; nothing is fetched.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { findBrowser } from './browser.mjs';

const onPath = (...names) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path)) ?? null;

/** The first number with a dot that a command prints. */
const numberIn = (command, args, env = process.env) =>
  /\d+(?:\.\d+)+/.exec(execFileSync(command, args, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'ignore'] }))?.[0]; // prettier-ignore

/** Debian keeps WebKitGTK's own small browser among the libraries. */
function findMiniBrowser() {
  const driver = onPath('WebKitWebDriver');
  const browser = ['x86_64', 'aarch64']
    .map((cpu) => `/usr/lib/${cpu}-linux-gnu/webkit2gtk-4.1/MiniBrowser`)
    .find((path) => existsSync(path));
  const screen = onPath('Xvfb');
  return driver && browser && screen ? { driver, browser, screen } : null;
}

const puppeteerLauncher = async (launchOptions) => {
  const { chromeLauncher } = await import('@web/test-runner-chrome');
  const { default: puppeteer } = await import('puppeteer-core');
  return chromeLauncher({ puppeteer, launchOptions: { ...launchOptions, headless: true } });
};

const DRIVER_PORT = 4568;

async function webkitLauncher({ browser }) {
  const { webdriverLauncher } = await import('../test/engines/node_modules/@web/test-runner-webdriver/index.mjs');
  return webdriverLauncher({
    hostname: '127.0.0.1',
    port: DRIVER_PORT,
    path: '/',
    logLevel: 'error',
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
    },
  });
}

async function isListening(port) {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** WebKitGTK draws on a screen, and is driven by a server: both are started here, and stopped by their own process. */
async function startWebKit({ driver, screen }) {
  const display = `:${90 + (process.pid % 100)}`;
  const options = { stdio: 'ignore' };
  const children = [
    spawn(screen, [display, '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], options),
    spawn(driver, ['--host=127.0.0.1', `--port=${DRIVER_PORT}`], { ...options, env: { ...process.env, DISPLAY: display } }), // prettier-ignore
  ];
  for (let tries = 0; tries < 100 && !(await isListening(DRIVER_PORT)); tries++) await sleep(100);
  return () => children.forEach((child) => child.kill());
}

const nothing = () => () => undefined;

/** By name: where it is (null where it is not), its version, how it is started beforehand, and what the runner gets. */
export const ENGINES = {
  chromium: {
    title: 'Chromium',
    packages: ['chromium'],
    find: findBrowser,
    version: ({ executablePath, env }) => numberIn(executablePath, ['--version'], env),
    start: nothing,
    launcher: puppeteerLauncher,
  },
  firefox: {
    title: 'Firefox',
    packages: ['firefox-esr'],
    find: () => {
      const executablePath = process.env.FIREFOX_PATH ?? onPath('firefox-esr', 'firefox');
      return executablePath && { browser: 'firefox', executablePath };
    },
    version: ({ executablePath }) => numberIn(executablePath, ['--version']),
    start: nothing,
    launcher: puppeteerLauncher,
  },
  webkit: {
    title: 'WebKitGTK',
    packages: ['webkit2gtk-driver', 'xvfb'],
    find: findMiniBrowser,
    // It says so itself only on a screen.
    version: () => numberIn('dpkg-query', ['-W', '-f', '${Version}', 'libwebkit2gtk-4.1-0']),
    start: startWebKit,
    launcher: webkitLauncher,
  },
};
