import { DataRefused, problem } from '../../problem';

/** Refuses a file that is larger than can be held while it is read. */
export function refuseLarge(size: number, largest: number, name: string, what: string, remedy: string): void {
  if (size <= largest) return;
  throw new DataRefused([problem('too-large', `${name} has ${megabytes(size)}; ${what} of more than ${megabytes(largest)} cannot be read here.`, remedy, { file: name })]);
}

export function megabytes(size: number): string {
  return size >= 2 ** 30 ? `${(size / 2 ** 30).toFixed(1)} GB` : `${Math.round(size / 2 ** 20)} MB`;
}

/** Lets others have their turn. */
export function turn(): Promise<void> {
  return new Promise((done) => setTimeout(done, 0));
}
