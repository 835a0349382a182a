import { foldAnswer, frequencyScale, isNever, meansNo, meansNotTicked, meansNothing, meansYes } from './answer-words';
import type { RespondentMapping } from './mapping';
import type { ColumnProfile } from './profile';

/** How the answers of a column read as use or no use. Columns of one pattern can be platforms of one survey. */
export interface AnswerPattern {
  readonly kind: 'yes-no' | 'codes' | 'ticked' | 'frequency';
  readonly yes: readonly string[];
  readonly no: readonly string[];
  readonly otherwise: NonNullable<RespondentMapping['otherwise']>;
  /** Texts that are no answer and would count as use otherwise. */
  readonly missing: readonly string[];
  readonly reason: string;
  readonly confidence: number;
}

/** More answers than these are no list to tick or scale. */
const MOST_ANSWERS = 12;

/** Reads the answers of a column; `null` where they are no answers about use. */
export function answerPattern({ values, filled }: ColumnProfile): AnswerPattern | null {
  if (filled === 0 || values.length > MOST_ANSWERS) return null;
  const ticked = tickedPattern(values);
  if (ticked !== null) return ticked;
  const codes = codePattern(values);
  if (codes !== null) return codes;
  const answers = values.filter((text) => !meansNothing(text));
  if (answers.length > 0 && answers.every((text) => meansYes(text) || meansNo(text))) {
    return { kind: 'yes-no', yes: answers.filter(meansYes).map(foldedOnly), no: answers.filter(meansNo).map(foldedOnly), otherwise: 'missing', missing: [], reason: 'only yes and no answers', confidence: 0.9 };
  }
  const scale = frequencyScale(values);
  if (scale === null) return null;
  const used = scale.filter((text) => !isNever(text));
  return { kind: 'frequency', yes: used, no: scale.filter(isNever), otherwise: 'missing', missing: [], reason: `a scale from "${scale[0]}" to "${scale.at(-1)}"; any use counts`, confidence: 0.6 };
}

/** Yes and no are compared without case; accents stay. */
const foldedOnly = (text: string): string => text.trim().toLowerCase();

/** One label, and a text where it was not ticked. */
function tickedPattern(values: readonly string[]): AnswerPattern | null {
  const no = values.filter(meansNotTicked);
  const missing = values.filter((text) => !meansNotTicked(text) && meansNothing(text));
  const labels = values.length - no.length - missing.length;
  if (no.length === 0 || labels > 1) return null;
  return { kind: 'ticked', yes: [], no, otherwise: 'yes', missing, reason: `"${no[0]}" or the label of the item`, confidence: 0.8 };
}

/** 1 yes, 2 no, and 8 or 9 for those who did not know or refused, as American surveys are coded. */
function codePattern(values: readonly string[]): AnswerPattern | null {
  const folded = new Set(values.map(foldAnswer));
  if (!folded.has('1') || !folded.has('2') || folded.has('0') || ![...folded].every((text) => text === '1' || text === '2' || meansNothing(text))) return null;
  const refused = values.some(meansNothing);
  return { kind: 'codes', yes: ['1'], no: ['2'], otherwise: 'missing', missing: [], reason: `the codes 1 (yes) and 2 (no)${refused ? ' beside codes of no answer' : ''}`, confidence: 0.6 };
}

/** What the names of the items of one question begin with: `web1` of `web1a`, `q0004` of `q0004_0001`; `null` for other names. */
export function questionOf(name: string): string | null {
  const stem = name.trim().replace(/(?:[_.\- ]+(?:\d+|[a-z])|\d+|(?<=\d)[a-z])$/iu, '');
  return stem === name.trim() || stem.length < 2 ? null : stem.toLowerCase();
}
