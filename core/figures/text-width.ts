/** Advance widths in thousandths of the font size, from U+0020 to U+007E (Helvetica metrics, which Arial and Liberation Sans share). */
const ADVANCE = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278,
  584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944,
  667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const OTHER_LETTER = 640;
const WIDE_LETTER = 1000;
/** System fonts run wider than Helvetica, DejaVu Sans by more than a sixth. */
const ALLOWANCE = 1.18;

/** Width of one line of text in pixels, on the safe side for the common system fonts. */
export function textWidth(text: string, size: number): number {
  return advanceWidth(text, size) * ALLOWANCE;
}

/** Width of one line in Helvetica, Arial or Liberation Sans in pixels. Exact for unaccented and accented Latin letters, else close. */
export function advanceWidth(text: string, size: number): number {
  let thousandths = 0;
  for (const letter of text.normalize('NFD').replace(/\p{M}/gu, '')) {
    const code = letter.codePointAt(0)!;
    thousandths += ADVANCE[code - 32] ?? (code >= 0x1100 ? wide(code) : OTHER_LETTER);
  }
  return (thousandths / 1000) * size;
}

function wide(code: number): number {
  return (code >= 0x2e80 && code < 0xfff0) || code < 0x1200 || code >= 0x1f300 ? WIDE_LETTER : OTHER_LETTER;
}

/** Cuts a name to a width and ends it with an ellipsis; the full name stays in the table. */
export function shorten(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, size) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** Breaks text into lines no wider than `width`; a single longer word keeps a line of its own. */
export function wrap(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== '') lines.push(line);
  return lines;
}
