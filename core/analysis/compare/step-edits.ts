import { stepSentence } from '../../deal/kinds';
import type { Step } from '../../deal/step';
import { listed } from '../../deal/words';
import { pairSteps, sameStep, type StepPair } from './step-pairs';

/** One way in which the steps of two scenarios differ. */
export interface StepEdit {
  readonly kind: 'added' | 'removed' | 'changed' | 'reordered';
  readonly words: string;
  /** The steps on either side that it is about. */
  readonly steps: readonly Step[];
}

export interface StepDifference {
  readonly edits: readonly StepEdit[];
  /** The steps when only the chosen edits are made: none gives the first scenario, all the second. */
  hybrid(made: (edit: number) => boolean): Step[];
}

/** What must be done to the steps of one scenario to get those of another, and what comes of it half done. */
export function stepDifference(from: readonly Step[], to: readonly Step[], marketName: (id: string) => string = (id) => id): StepDifference {
  const pairs = pairSteps(from, to);
  const edits: StepEdit[] = [];
  const editOf = new Map<StepPair, number>();
  for (const pair of pairs) {
    const edit = editFor(pair, from, to, marketName);
    if (edit === null) continue;
    editOf.set(pair, edits.length);
    edits.push(edit);
  }
  const both = pairs.filter((pair) => pair.from !== null && pair.to !== null);
  const reordered = both.some((pair, i) => i > 0 && pair.to! < both[i - 1]!.to!) ? edits.length : null;
  if (reordered !== null) {
    const inOrder = [...both].sort((a, b) => a.to! - b.to!);
    edits.push({
      kind: 'reordered',
      words: `Order of the steps: ${inOrder.map((pair) => stepSentence(to[pair.to!]!)).join(', then ')}`,
      steps: both.flatMap((pair) => [from[pair.from!]!, to[pair.to!]!]),
    });
  }
  const before = ordered(pairs, 'from', 'to');
  const after = ordered(pairs, 'to', 'from');
  return {
    edits,
    hybrid: (made) =>
      (reordered !== null && made(reordered) ? after : before).flatMap((pair) => {
        const edit = editOf.get(pair);
        const side = edit !== undefined && made(edit) ? pair.to : pair.from;
        if (side === null) return [];
        return [edit !== undefined && made(edit) ? to[side]! : from[side]!];
      }),
  };
}

/** The pairs as they stand on one side; those of the other side alone come behind the one that they follow there. */
function ordered(pairs: readonly StepPair[], side: 'from' | 'to', opposite: 'from' | 'to'): StepPair[] {
  const own = pairs.filter((pair) => pair[side] !== null).sort((a, b) => a[side]! - b[side]!);
  const there = [...pairs].filter((pair) => pair[opposite] !== null).sort((a, b) => a[opposite]! - b[opposite]!);
  const result = [...own];
  there.forEach((pair, i) => {
    if (pair[side] !== null) return;
    result.splice(i === 0 ? 0 : result.indexOf(there[i - 1]!) + 1, 0, pair);
  });
  return result;
}

function editFor(pair: StepPair, from: readonly Step[], to: readonly Step[], marketName: (id: string) => string): StepEdit | null {
  const a = pair.from === null ? null : from[pair.from]!;
  const b = pair.to === null ? null : to[pair.to]!;
  if (a === null) return { kind: 'added', words: `Added: ${whole(b!)}`, steps: [b!] };
  if (b === null) return { kind: 'removed', words: `Removed: ${whole(a)}`, steps: [a] };
  return sameStep(a, b) ? null : { kind: 'changed', words: `Changed: ${changed(a, b, marketName)}`, steps: [a, b] };
}

function whole(step: Step): string {
  return `${stepSentence(step)}${step.muted === true ? ' (muted)' : ''}`;
}

function changed(a: Step, b: Step, marketName: (id: string) => string): string {
  const [was, is] = [stepSentence(a), stepSentence(b)];
  const more = [
    ...(a.muted === true === (b.muted === true) ? [] : [b.muted === true ? 'muted' : 'no longer muted']),
    ...(JSON.stringify(a.markets) === JSON.stringify(b.markets) ? [] : [`in ${inMarkets(a, marketName)} → in ${inMarkets(b, marketName)}`]),
  ];
  if (was !== is) return `${was} → ${is}${more.length === 0 ? '' : ` (${more.join('; ')})`}`;
  return `${is} (${more.length === 0 ? otherFields(a, b) : more.join('; ')})`;
}

function inMarkets({ markets }: Step, marketName: (id: string) => string): string {
  return markets === undefined ? 'all markets' : markets.length === 0 ? 'no market' : listed(markets.map(marketName));
}

/** Fields that the sentence does not speak of, as in the file: `platforms: TikTok Shop → all`. */
function otherFields(a: Step, b: Step): string {
  const [was, is] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  const text = (value: unknown): string => (value === undefined ? 'none' : Array.isArray(value) ? value.map(String).join(', ') : typeof value === 'string' ? value : JSON.stringify(value));
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((key) => key !== 'id' && key !== 'sweep' && JSON.stringify(was.get(key)) !== JSON.stringify(is.get(key)))
    .map((key) => `${key}: ${text(was.get(key))} → ${text(is.get(key))}`)
    .join('; ');
}
