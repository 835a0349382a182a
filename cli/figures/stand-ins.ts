import { createCanvas } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';
import type { DOMWindow } from 'jsdom';
import { boxOf, textBox } from './text-box';

/** What Plotly asks of a browser and jsdom lacks: measured text, boxes, a canvas, and an unchanging source of random ids. */
export function addStandIns(window: DOMWindow): void {
  const put = (target: object, name: string, value: unknown): void => {
    Object.defineProperty(target, name, { value, configurable: true, writable: true });
  };
  put(window, 'TextDecoder', TextDecoder);
  put(window, 'TextEncoder', TextEncoder);
  put(window.URL, 'createObjectURL', () => 'blob:none');
  put(window, 'matchMedia', () => ({ matches: false, addEventListener: () => undefined, addListener: () => undefined }));

  const canvases = new WeakMap<object, Canvas>();
  const canvasOf = (element: HTMLCanvasElement): Canvas => {
    const known = canvases.get(element) ?? createCanvas(element.width || 1, element.height || 1);
    canvases.set(element, known);
    return known;
  };
  put(window.HTMLCanvasElement.prototype, 'getContext', function (this: HTMLCanvasElement, kind: string) {
    return kind === '2d' ? canvasOf(this).getContext('2d') : null;
  });
  put(window.HTMLCanvasElement.prototype, 'toDataURL', function (this: HTMLCanvasElement) {
    return canvasOf(this).toDataURL('image/png');
  });

  const rect = (element: Element) => {
    const { x, y, width, height } = boxOf(element);
    return { x, y, width, height, left: x, top: y, right: x + width, bottom: y + height, toJSON: () => ({ x, y, width, height }) };
  };
  const identity = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0, inverse: () => identity };
  const svg = window.SVGElement.prototype;
  put(svg, 'getBBox', function (this: Element) {
    return boxOf(this);
  });
  put(svg, 'getBoundingClientRect', function (this: Element) {
    return rect(this);
  });
  put(svg, 'getComputedTextLength', function (this: Element) {
    return textBox(this).width;
  });
  put(svg, 'getTotalLength', function (this: Element) {
    return boxOf(this).width;
  });
  put(svg, 'getScreenCTM', () => identity);
  put(svg, 'getCTM', () => identity);
}

/** A fixed sequence in place of `Math.random`, from which Plotly makes ids: the same figure gives the same SVG. */
export function fixRandom(window: DOMWindow): void {
  let state = 1;
  (window as unknown as { Math: { random: () => number } }).Math.random = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
