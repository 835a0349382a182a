import type { Answer as ColumnAnswer } from '../../../core/data/answers';
import type { RespondentMapping } from '../../../core/data/mapping';

/** An answer over all platforms; `null` where nothing stands. */
export interface Answer {
  readonly text: string | null;
  readonly times: number;
  /** Platforms in whose columns it occurs. */
  readonly columns: number;
}

/** The answers of all columns together, the most frequent first; nothing at all comes last. */
export function gathered(byColumn: ReadonlyMap<string, readonly ColumnAnswer[]>): Answer[] {
  const all = new Map<string | null, Answer>();
  for (const answers of byColumn.values()) {
    for (const { answer: text, n } of answers) {
      const before = all.get(text) ?? { text, times: 0, columns: 0 };
      all.set(text, { text, times: before.times + n, columns: before.columns + 1 });
    }
  }
  return [...all.values()].sort((a, b) => Number(a.text === null) - Number(b.text === null) || b.times - a.times);
}

/** What an answer counts as. */
export type Sense = 'yes' | 'no' | 'missing';

const folded = (text: string): string => text.trim().toLowerCase();
const has = (list: readonly string[], text: string): boolean => list.some((each) => folded(each) === folded(text));
const without = (list: readonly string[], texts: readonly string[]): string[] => list.filter((each) => !has(texts, each));

/** What an answer counts as under a mapping. Nothing at all is always a missing answer. */
export function senseOf(mapping: RespondentMapping, text: string | null): Sense {
  if (text === null || isVoid(mapping, text)) return 'missing';
  if (has(mapping.yes, text)) return 'yes';
  if (has(mapping.no, text)) return 'no';
  return mapping.otherwise ?? 'missing';
}

/** Whether the preparation makes nothing of the text in the columns of the platforms. */
function isVoid({ preparation, platforms }: RespondentMapping, text: string): boolean {
  return (preparation?.missing ?? []).some((entry) => entry.text.trim() === text && (entry.column === null || platforms.includes(entry.column)));
}

/** The mapping with another sense for some answers. */
export function withSense(mapping: RespondentMapping, texts: readonly string[], sense: Sense): RespondentMapping {
  const { platforms, preparation } = mapping;
  const yes = without(mapping.yes, texts);
  const no = without(mapping.no, texts);
  const voids = (preparation?.missing ?? []).filter(({ column, text }) => !(column !== null && platforms.includes(column) && texts.includes(text.trim())));
  // Where other answers count as use or no use, one that is missing has to be made nothing of.
  const made = sense === 'missing' && (mapping.otherwise ?? 'missing') !== 'missing' ? platforms.flatMap((column) => texts.map((text) => ({ column, text }))) : [];
  const { missing: _missing, ...others } = preparation ?? {};
  const next = [...voids, ...made].length > 0 ? { ...others, missing: [...voids, ...made] } : others;
  const { preparation: _preparation, ...rest } = mapping;
  return {
    ...rest,
    yes: sense === 'yes' ? [...yes, ...texts] : yes,
    no: sense === 'no' ? [...no, ...texts] : no,
    ...(Object.keys(next).length > 0 ? { preparation: next } : {}),
    reasons: { ...mapping.reasons, answers: { by: 'person', reason: 'chosen' } },
  };
}

/** How often words of the usual frequency scales say that something is done, the most often first. */
const FREQUENCIES: readonly RegExp[] = [
  /constantly|always|several times (?:a|per) day|(?:multiple|many) times (?:a|per) day|more than once (?:a|per) day|hourly/,
  /daily|every ?day|once (?:a|per) day|about once a day/,
  /(?:several|few|multiple|many|[2-6](?:-[2-6])?) (?:times|days) (?:a|per) week|most days/,
  /weekly|every week|once (?:a|per) week/,
  /(?:several|few|[2-4](?:-[2-4])?) times (?:a|per) month|every (?:few|two) weeks/,
  /often|frequently|regularly/,
  /monthly|every month|once (?:a|per) month/,
  /sometimes|occasionally|every few (?:weeks|months)|(?:a few|several) times (?:a|per) year/,
  /less (?:often|than)|rarely|seldom|hardly ever|yearly|once (?:a|per) year/,
  /never|not at all|do not use|don'?t use/,
];
const rankOf = (text: string): number => (/less often|less than/i.test(text) ? 8 : FREQUENCIES.findIndex((pattern) => pattern.test(folded(text))));

/** Answers as steps of a scale, the most frequent use first. */
export interface Scale {
  readonly steps: readonly Answer[];
  readonly by: 'words' | 'numbers';
}

/** Codes of surveys for refused, don't know and not asked. */
export function looksLikeRefusal(text: string): boolean {
  return /^(?:-\d{1,3}|[89]|[89]8|99|[89]98|999|77)$/.test(text.trim()) || /^(?:refused|don'?t know|dk|n\/?a|no answer|not asked|not stated|skipped)\b/i.test(text.trim());
}

/** The scale that the answers make, or `null` where they are just yes and no. */
export function scaleOf(answers: readonly Answer[]): Scale | null {
  const worded = answers.filter(({ text }) => text !== null && !looksLikeRefusal(text) && rankOf(text) >= 0);
  if (worded.length >= 3) return { by: 'words', steps: [...worded].sort((a, b) => rankOf(a.text!) - rankOf(b.text!)) };
  const numbered = answers.filter(({ text }) => text !== null && /^\d{1,2}$/.test(text.trim()) && !looksLikeRefusal(text));
  if (numbered.length < 3 || numbered.length > 11) return null;
  return { by: 'numbers', steps: [...numbered].sort((a, b) => Number(a.text) - Number(b.text)) };
}

/** How many steps of a scale count as use now, or `null` where they are not the first ones. */
export function cutOf(mapping: RespondentMapping, { steps }: Scale): number | null {
  const senses = steps.map(({ text }) => senseOf(mapping, text));
  const cut = senses.filter((sense) => sense === 'yes').length;
  return senses.every((sense, i) => sense === (i < cut ? 'yes' : 'no')) ? cut : null;
}

/** The first `cut` steps of a scale are use, the others are not. */
export function withCut(mapping: RespondentMapping, { steps }: Scale, cut: number): RespondentMapping {
  const texts = steps.map(({ text }) => text!);
  return withSense(withSense(mapping, texts.slice(0, cut), 'yes'), texts.slice(cut), 'no');
}
