/** Starts the console as a user does, asks it for its page and its calls, stops it as Ctrl-C does, and sees it end. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const TIMEOUT = 60_000;
const child = spawn('npm', ['start'], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
const ended = once(child, 'exit');
const stop = () => process.kill(-child.pid, 'SIGINT'); // npm and what it started: the group is ours alone

async function printedAddress() {
  let output = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    process.stdout.write(chunk);
    output += chunk;
    const address = /^Open (http:\/\/\S+)$/m.exec(output)?.[1];
    if (address) return address;
  }
  throw new Error('npm start ended without printing an address.');
}

const late = setTimeout(() => {
  console.error(`npm start was not done within ${TIMEOUT / 1000} s.`);
  stop();
  process.exit(1);
}, TIMEOUT);

try {
  const address = await printedAddress();
  child.stdout.resume();
  const response = await fetch(address);
  const text = await response.text();
  if (!response.ok || !text.includes('<osm-failure-list'))
    throw new Error(`${address} answered ${response.status} without the list.`);
  console.log(`${address} serves the page with the list.`);
} finally {
  stop();
}
const [code, signal] = await ended;
console.log(`It stopped (${signal ?? `exit code ${code}`}).`);
clearTimeout(late);
