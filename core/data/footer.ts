import { isNumberText } from './number-text';
import type { TextRecord } from './records';

/** Words that begin a note. */
const NOTE = /^\s*["'(*†‡§]*\s*(?:sources?|quellen?|fuentes?|fontes?|bron|kilde|källa|lähde|źródło|notes?|n\.?b\.?|anm(?:erkung)?(?:en)?|notas?|nota bene|hinweise?|stand|remarks?|definitions?|methodology|copyright|©|http|www|last updated|updated|extracted|downloaded|generated|exported|created|\(?\d+ rows?\b|\[?\d{1,2}[)\]]|\*|†|‡)/i;
/** A text of this length in one cell is a sentence. */
const SENTENCE = 40;

/** Records at the end of a file that are notes: one text where rows have more, after a blank line or like a note. */
export function notesAtEnd(records: readonly TextRecord[], width: number): readonly TextRecord[] {
  let from = records.length;
  while (from > 1 && isNote(records[from - 1]!, records[from - 2]!, width, from < records.length)) from--;
  return records.slice(from);
}

function isNote({ fields, line }: TextRecord, before: TextRecord, width: number, noteBelow: boolean): boolean {
  const filled = fields.filter((field) => field.trim() !== '');
  const text = filled[0] ?? '';
  const apart = line > before.line + 1 + (before.further ?? 0);
  const begins = fields[0]!.trim() !== '' && (NOTE.test(text) || text.length > SENTENCE);
  if (fields.length === 1) return begins || apart || noteBelow;
  if (filled.length === 1 && width > 2) return begins || (apart && fields[0]!.trim() !== '' && !/\d/.test(text));
  return NOTE.test(text) && (fields.length !== width || ((apart || noteBelow) && !fields.some(isNumberText)));
}
