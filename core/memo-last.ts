/** Remembers the last answer of a pure function: all components that ask with the same arguments share one result. */
export function memoLast<A extends readonly unknown[], R>(make: (...args: A) => R): (...args: A) => R {
  let last: { readonly args: A; readonly result: R } | null = null;
  return (...args) => {
    if (last === null || args.length !== last.args.length || args.some((arg, at) => arg !== last!.args[at])) last = { args, result: make(...args) };
    return last.result;
  };
}
