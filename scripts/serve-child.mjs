/** Starts `proforma serve` as a person would, for the scripts that look at the window. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './build.mjs';

/**
 * @param {readonly string[]} [args] further arguments of `proforma serve`
 * @returns {Promise<{ address: string, stop: () => Promise<number | null> }>} `stop` resolves to the exit code
 */
export function startServer(args = []) {
  const child = spawn(process.execPath, [join(root, 'cli', 'proforma.mjs'), 'serve', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((done) => child.on('exit', done));
  const stop = () => {
    child.kill('SIGINT');
    return ended;
  };
  return new Promise((ready, failed) => {
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text;
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S*(?=\n)/.exec(out)?.[0];
      if (address !== undefined) ready({ address, stop });
    });
    child.on('error', failed);
    ended.then((code) => failed(new Error(`The server ended with ${code} before it was ready.`)));
  });
}
