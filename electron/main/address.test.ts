import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { isOurs, mayRequest, tokenIn } from './address';
import { mimeOf, resolveAsset } from './assets';
import { pathsIn } from './paths';

test.each([
  ['app://proforma/', true],
  ['app://proforma/assets/index.js', true],
  ['blob:app://proforma/1b0e', true],
  ['data:image/png;base64,AA==', true],
  ['devtools://devtools/bundled/inspector.html', true],
  ['app://other/', false],
  ['app://proforma.example/', false],
  ['blob:https://example.com/1b0e', false],
  ['https://proforma/', false],
  ['http://127.0.0.1:8080/', false],
  ['ws://127.0.0.1/', false],
  ['file:///etc/passwd', false],
  ['ftp://example.com/', false],
  ['', false],
])('a request to %s is let through: %s', (address, allowed) => {
  expect(mayRequest(address)).toBe(allowed);
});

test('only our own scheme and host are ours', () => {
  expect(isOurs('app://proforma/#/markets')).toBe(true);
  expect(isOurs('data:text/html,x')).toBe(false);
});

test('a token is read from a file address alone', () => {
  expect(tokenIn('/file/abc')).toBe('abc');
  expect(tokenIn('/assets/file/abc')).toBeNull();
});

test('assets stay under their root', () => {
  const root = resolve('out/renderer');
  expect(resolveAsset(root, '/assets/a%20b.js')).toBe(join(root, 'assets/a b.js'));
  expect(resolveAsset(root, '/')).toBe(join(root, 'index.html'));
  expect(resolveAsset(root, '/markets/us-online-retail')).toBe(join(root, 'index.html'));
  for (const path of ['/../secret.js', '/..%2fsecret.js', '/a/..%2f..%2fsecret.js', '/..%5csecret.js', '/%00.js', '/%E0%A4.js', '/../renderer-other/x.js']) {
    expect(resolveAsset(root, path), path).toBeNull();
  }
});

test('wasm has the type that streaming compilation asks for, and the unknown is bytes', () => {
  expect(mimeOf('duckdb-eh.wasm')).toBe('application/wasm');
  expect(mimeOf('A.JS')).toBe('text/javascript; charset=utf-8');
  expect(mimeOf('x.exe')).toBe('application/octet-stream');
});

test('only files that the program opens are taken from a command line', () => {
  expect(pathsIn(['electron', '--no-sandbox', '.', '--x=a.csv', 'data/a.csv', 'B.PROFORMA', 'c.docx'], '/home/u')).toEqual([resolve('/home/u/data/a.csv'), resolve('/home/u/B.PROFORMA')]);
});
