/** Writes to standard output: the result alone. */
export function out(text: string): void {
  process.stdout.write(text);
}

/** Writes to standard error: everything that is not the result. */
export function err(text: string): void {
  process.stderr.write(text);
}

/**
 * Writes one JSON document, entry by entry, since a document of many markets is longer than the longest string. A number that
 * JSON does not have would arrive as `null` in silence, so it is a bug here.
 */
export function outDocument(document: { readonly schema: string; readonly [key: string]: unknown }): void {
  const members = Object.entries(document).filter(([, value]) => value !== undefined);
  out('{');
  members.forEach(([key, value], i) => {
    out(`${i === 0 ? '' : ','}\n  ${JSON.stringify(key)}: `);
    if (!Array.isArray(value) || value.length === 0) out(serialised(value, '  '));
    else value.forEach((entry, at) => out(`${at === 0 ? '[' : ','}\n    ${serialised(entry, '    ')}${at === value.length - 1 ? '\n  ]' : ''}`));
  });
  out('\n}\n');
}

function serialised(value: unknown, indent: string): string {
  const text = JSON.stringify(
    value,
    (key, inner: unknown) => {
      if (typeof inner === 'number' && !Number.isFinite(inner)) throw new RangeError(`"${key}" is not a finite number`);
      return inner;
    },
    2,
  );
  return text.replaceAll('\n', `\n${indent}`);
}
