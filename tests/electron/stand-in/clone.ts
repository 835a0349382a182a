import { deserialize, serialize } from 'node:v8';

/** What a value is after it crossed to another process: a structured clone, or Electron's words when it cannot be one. */
export function structuredCopy<T>(value: T): T {
  try {
    return deserialize(serialize(value)) as T;
  } catch {
    throw new Error('An object could not be cloned.');
  }
}
