import { expect } from 'vitest';

/** Fails unless the number is within 1e-9 of the reference value, relatively or absolutely. */
export function agree(value: unknown, reference: unknown, of = ''): void {
  if (typeof value !== 'number' || typeof reference !== 'number') {
    expect(`${of} ${String(value)}`).toBe(`${of} ${String(reference)}`);
    return;
  }
  const far = Math.abs(value - reference);
  const close = far <= 1e-9 * Math.max(Math.abs(value), Math.abs(reference)) || far <= 1e-9;
  expect(`${of} ${close ? reference : value}`).toBe(`${of} ${reference}`);
}
