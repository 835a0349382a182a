/** Writes to standard output: the result alone. */
export function out(text: string): void {
  process.stdout.write(text);
}

/** Writes to standard error: everything that is not the result. */
export function err(text: string): void {
  process.stderr.write(text);
}

/** Writes one JSON document. A number that JSON does not have would arrive as `null` in silence, so it is a bug here. */
export function outDocument(document: { readonly schema: string; readonly [key: string]: unknown }): void {
  const text = JSON.stringify(
    document,
    (key, value: unknown) => {
      if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`"${key}" is not a finite number`);
      return value;
    },
    2,
  );
  out(`${text}\n`);
}
