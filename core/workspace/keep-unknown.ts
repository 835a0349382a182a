/** Puts back what a newer program of the same version added and a schema does not know, at every depth. */
export function keepUnknown<T>(original: unknown, parsed: T): T {
  if (Array.isArray(parsed) && Array.isArray(original)) return parsed.map((item, i) => keepUnknown(original[i], item)) as T;
  if (!isObject(parsed) || !isObject(original)) return parsed;
  const known = Object.entries(parsed).map(([key, value]) => [key, keepUnknown(original[key], value)] as const);
  const unknown = Object.entries(original).filter(([key]) => !Object.hasOwn(parsed, key));
  return Object.fromEntries([...known, ...unknown]) as T;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
