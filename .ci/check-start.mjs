/** Starts the workbench as the README says, waits until it shows the sample's HHI in a browser, and stops it with Ctrl-C. */
import { spawn } from 'node:child_process';
import { launchChromium } from '../scripts/chromium.mjs';

const started = spawn('npm', ['start', '--', '--no-open'], { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
const ended = new Promise((done) => started.on('exit', (code, signal) => done(code ?? signal)));

const address = await new Promise((found, failed) => {
  let out = '';
  started.stdout.setEncoding('utf8').on('data', (text) => {
    process.stdout.write(text);
    out += text;
    const match = /http:\/\/127\.0\.0\.1:\d+\/\S*(?=\n)/.exec(out);
    if (match !== null) found(match[0]);
  });
  void ended.then((code) => failed(new Error(`npm start ended with ${code} before it printed an address.`)));
});

try {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(address);
    const hhi = page.locator('[data-testid="verdict-hhi"]').filter({ hasText: /\d/ }).first();
    await hhi.waitFor({ timeout: 60_000 });
    process.stdout.write(`The window shows: ${(await hhi.innerText()).replace(/\s+/g, ' ')}\n`);
  } finally {
    await browser.close();
  }
} finally {
  // What Ctrl-C in a terminal does: the signal goes to npm and to all that it started.
  process.kill(-started.pid, 'SIGINT');
}
const late = 'nothing for 15 seconds';
const code = await Promise.race([ended, new Promise((done) => setTimeout(done, 15_000, late))]);
// npm reports the signal that it was stopped by; the program itself ends by itself, and nothing of it may remain.
const answers = await fetch(address).then(
  () => true,
  () => false,
);
if (![0, 130, 'SIGINT'].includes(code) || answers) {
  process.stderr.write(`After Ctrl-C, npm start ended with ${code}${answers ? ' and the page still answers' : ''}.\n`);
  if (code === late) process.kill(-started.pid, 'SIGKILL');
  process.exitCode = 1;
} else process.stdout.write('Ctrl-C stops it cleanly.\n');
