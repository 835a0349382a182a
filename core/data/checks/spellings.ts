import { distance } from 'fastest-levenshtein';
import type { ShareTable } from '../../market/share-table';
import type { Problem } from '../../problem';
import { problem } from '../../problem';
import { count } from '../build';
import type { ShareMapping } from '../mapping';
import { firmStem, firmWords, foldedName, joined } from './fold-name';
import { linesOf } from './lines-of';

/** Two spellings of what may be one firm: `to` is the one with more behind it. */
export interface SpellingPair {
  readonly from: string;
  readonly to: string;
  /** `same-letters`: equal but for case, accents and punctuation; `legal-form`: equal but for it too; `edit`: a letter or two apart. */
  readonly kind: 'same-letters' | 'legal-form' | 'edit';
}

/** Shorter words are too often different names a letter apart (Shell, Snell). */
const SHORTEST = 6;
/** From this length on a word may be two letters apart. */
const LONG = 10;
/** Names compared letter by letter; in larger tables only equal stems are found. */
const COMPARED = 20_000;
/** Pairs that are reported one by one. */
const PAIRS_LISTED = 12;

/**
 * Pairs of names that may be one firm, by normalised equality, or where one word of six letters or more is a letter apart
 * (Levenshtein distance 1; 2 from ten letters on) and the others are equal. `weight` decides which spelling is kept: that of
 * more rows or value. Names that differ in a digit are different. Only proposals: they are never applied by themselves.
 */
export function spellingPairs(names: readonly string[], weight: (place: number) => number): SpellingPair[] {
  const pairs: SpellingPair[] = [];
  const byStem = new Map<string, number[]>();
  names.forEach((name, place) => {
    const stem = firmStem(name);
    const same = byStem.get(stem);
    if (same === undefined) byStem.set(stem, [place]);
    else same.push(place);
  });
  const heaviest = (places: readonly number[]): number => places.reduce((best, place) => (weight(place) > weight(best) ? place : best));
  for (const places of byStem.values()) {
    if (places.length < 2) continue;
    const to = heaviest(places);
    for (const place of places) {
      if (place === to) continue;
      const kind = joined(foldedName(names[place]!).split(' ')) === joined(foldedName(names[to]!).split(' ')) ? 'same-letters' : 'legal-form';
      pairs.push({ from: names[place]!, to: names[to]!, kind });
    }
  }
  if (byStem.size > COMPARED) return pairs;
  for (const [a, b] of nearStems(new Map([...byStem].map(([stem, places]) => [stem, firmWords(names[places[0]!]!)])))) {
    const [one, other] = [heaviest(byStem.get(a)!), heaviest(byStem.get(b)!)];
    const [to, from] = weight(one) >= weight(other) ? [one, other] : [other, one];
    pairs.push({ from: names[from]!, to: names[to]!, kind: 'edit' });
  }
  return pairs;
}

/** Stems of which one word is a letter or two apart. Two such stems share beginning or end, so that only those need be compared. */
function nearStems(stems: ReadonlyMap<string, readonly string[]>): [string, string][] {
  const blocks = new Map<string, string[]>();
  for (const stem of stems.keys()) {
    if (stem.length < SHORTEST) continue;
    for (const block of blocksOf(stem)) {
      const found = blocks.get(block);
      if (found === undefined) blocks.set(block, [stem]);
      else found.push(stem);
    }
  }
  const seen = new Set<string>();
  const near: [string, string][] = [];
  for (const block of blocks.values()) {
    // A block that very many names share (a common word) tells nothing.
    if (block.length > 200) continue;
    for (let i = 0; i < block.length; i++) {
      for (let j = i + 1; j < block.length; j++) {
        const [a, b] = block[i]! < block[j]! ? [block[i]!, block[j]!] : [block[j]!, block[i]!];
        const key = `${a}\u0000${b}`;
        if (seen.has(key)) continue;
        seen.add(key);
        if (Math.abs(a.length - b.length) <= 2 && digitsOf(a) === digitsOf(b) && oneWordApart(stems.get(a)!, stems.get(b)!)) near.push([a, b]);
      }
    }
  }
  return near;
}

/** Whether two names are equal but for one long word, which is a letter or two apart. */
function oneWordApart(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const differ = a.flatMap((word, i) => (word === b[i] ? [] : [[word, b[i]!] as const]));
  const [pair] = differ;
  if (pair === undefined || differ.length > 1) return false;
  const shorter = Math.min(pair[0].length, pair[1].length);
  return shorter >= SHORTEST && distance(pair[0], pair[1]) <= (shorter >= LONG ? 2 : 1);
}

/** Beginning and end of a stem: one of them is the same in two stems that differ by a letter or two in one place. */
function blocksOf(stem: string): string[] {
  const part = Math.max(3, Math.floor(stem.length / 3));
  return [`^${stem.slice(0, part)}`, `${stem.slice(-part)}$`];
}

function digitsOf(stem: string): string {
  return stem.replace(/\D/g, '');
}

const why: Readonly<Record<SpellingPair['kind'], string>> = {
  'same-letters': 'the same but for case, accents or punctuation',
  'legal-form': 'the same but for the legal form',
  edit: 'a letter or two apart',
};

/** One warning a pair of spellings, with the rows of the rarer one. */
export function spellingProblems(table: ShareTable, mapping: ShareMapping, file: string): Problem[] {
  const weight = new Float64Array(table.firms.length);
  for (let i = 0; i < table.firm.length; i++) weight[table.firm[i]!]! += 1;
  const pairs = spellingPairs(table.firms, (place) => weight[place]!);
  // The surest first: the same letters, then the same but for the legal form.
  const order = { 'same-letters': 0, 'legal-form': 1, edit: 2 };
  pairs.sort((a, b) => order[a.kind] - order[b.kind]);
  const found = pairs.slice(0, PAIRS_LISTED).map(({ from, to, kind }) =>
    problem('two-spellings', `"${from}" and "${to}" in ${file} may be one firm: they are ${why[kind]}.`, `If they are one firm, read "${from}" as "${to}"; if not, nothing need be done.`, {
      severity: kind === 'edit' ? 'note' : 'warning',
      file,
      column: mapping.firm,
      lines: linesOf(table, (entry) => table.firms[table.firm[entry]!] === from),
      details: { from, to },
    }),
  );
  const rest = pairs.length - found.length;
  if (rest > 0) {
    found.push(
      problem('two-spellings', `${count(rest)} more pairs of names in ${file} may be two spellings of one firm.`, 'Look through the names of the firms, or give an ownership file that says who belongs to whom.', {
        severity: 'note',
        file,
        column: mapping.firm,
      }),
    );
  }
  return found;
}
