import { expect, test } from 'vitest';
import { cleanSvg } from './clean-svg';

const svg = `<svg xmlns="http://www.w3.org/2000/svg"><defs><clipPath id="clip9f3axy"><rect width="1.23456" height="2"/></clipPath><g id="unused"/></defs><g clip-path="url(#clip9f3axy)"><path d="M0.004,1.999V-0.0001"/></g><a xlink:href="https://example.com/x"><text style="fill: red; cursor: pointer;" data-unformatted="a">a</text></a></svg>`;

test('ids are numbered behind the prefix, and references follow', () => {
  const clean = cleanSvg(svg, 'figure-1');
  expect(clean).toContain('id="figure-1-1"');
  expect(clean).toContain('url(#figure-1-1)');
  expect(clean).not.toContain('clip9f3axy');
  expect(clean).not.toContain('unused');
});

test('two figures in one document share no id', () => {
  const ids = (text: string): string[] => [...text.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!);
  const one = ids(cleanSvg(svg, 'figure-1'));
  expect(one.length).toBeGreaterThan(0);
  expect(ids(cleanSvg(svg, 'figure-2')).filter((id) => one.includes(id))).toEqual([]);
});

test('the address of the page before the mark of a reference is dropped, quoted or not', () => {
  expect(cleanSvg('<svg><g id="a"/><g clip-path="url(http://127.0.0.1:4000/#a)"/><path fill="url(&quot;app://x/#a&quot;)"/></svg>', 'f')).not.toMatch(/http|app:/);
});

test('nothing points outside the document', () => {
  expect(cleanSvg(svg, 'f')).not.toContain('example.com');
});

test('coordinates are rounded to hundredths without a negative zero', () => {
  const clean = cleanSvg(svg, 'f');
  expect(clean).toContain('width="1.23"');
  expect(clean).toContain('d="M0,2V0"');
});
