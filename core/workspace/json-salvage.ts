/**
 * The value of a JSON text that was cut off or is broken at one place: everything that stands whole before that place.
 * `whole` is false where something was lost; `undefined` where nothing can be read.
 */
export function salvageJson(text: string): { readonly value: unknown; readonly whole: boolean } | undefined {
  const whole = parsed(text);
  if (whole !== undefined) return { value: whole.value, whole: true };
  const ends = endsOf(text);
  // Text that is sound up to an end is sound up to every earlier one, so the last sound end is found by halving.
  let low = 0;
  let high = ends.length;
  let best: { readonly value: unknown } | undefined;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { at, close } = ends[middle]!;
    const found = parsed(text.slice(0, at) + close);
    if (found === undefined) high = middle;
    else {
      best = found;
      low = middle + 1;
    }
  }
  return best === undefined ? undefined : { value: best.value, whole: false };
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** Places where the text may end, if the brackets that are open there are closed: before a comma, and within brackets that open or close. */
function endsOf(text: string): { readonly at: number; readonly close: string }[] {
  const ends: { at: number; close: string }[] = [];
  let close = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!;
    if (quoted) {
      if (sign === '\\') i++;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') ends.push({ at: i, close });
    else if (sign === '{' || sign === '[') {
      close = (sign === '{' ? '}' : ']') + close;
      if (close.length > DEEPEST) break;
      ends.push({ at: i + 1, close });
    } else if (sign === '}' || sign === ']') {
      close = close.slice(1);
      ends.push({ at: i + 1, close });
      if (close === '') break;
    }
  }
  return ends;
}

/** A document of ours nests to about ten. */
const DEEPEST = 100;
