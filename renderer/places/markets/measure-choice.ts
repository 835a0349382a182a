import { measureAsked, measureIds } from '../../../core/analysis/measures';
import type { Measure } from '../../../core/economics/measures';

/** What Markets shows where the person has not chosen. */
export const usualMeasures: readonly string[] = ['hhi', 'normalisedHhi', 'numbersEquivalent', 'cr4', 'cr8', 'entropy', 'hallTideman', 'gini'];

/** An id with the parameter written out (`cr` becomes `cr4`), so that one measure is written one way. */
export function written(measure: Measure, parameter: number | undefined): string {
  return parameter === undefined ? measure.id : `${measure.id}${parameter}`;
}

/** The chosen ids that are known, each once, in the order of the registry and then of the parameter. */
export function inOrder(ids: readonly string[]): string[] {
  const asked = ids.flatMap((id) => measureAsked(id) ?? []);
  const place = ({ measure }: (typeof asked)[number]): number => measureIds.indexOf(measure.id);
  const sorted = asked.sort((a, b) => place(a) - place(b) || (a.parameter ?? 0) - (b.parameter ?? 0));
  return [...new Set(sorted.map(({ measure, parameter }) => written(measure, parameter)))];
}

/** Takes a measure in with its usual parameter, or out with every parameter that it is shown with. */
export function toggled(ids: readonly string[], measure: Measure): string[] {
  const others = ids.filter((id) => measureAsked(id)?.measure.id !== measure.id);
  return inOrder(others.length < ids.length ? others : [...ids, written(measure, measure.parameter?.usual)]);
}

/** The ids with another parameter for one of them, or why it cannot have it. */
export function withParameter(ids: readonly string[], id: string, text: string): readonly string[] | { readonly reason: string } {
  const asked = measureAsked(id);
  const number = text.trim().replace(',', '.');
  const wanted = asked === null || !/^\d+(\.\d+)?$/.test(number) ? null : measureAsked(`${asked.measure.id}${Number(number)}`);
  if (asked?.measure.parameter === undefined || wanted === null) {
    return { reason: asked?.measure.id === 'hannahKay' ? 'Write a number above 0.' : 'Write a whole number above 0.' };
  }
  return inOrder(ids.map((one) => (one === id ? written(wanted.measure, wanted.parameter) : one)));
}

/** The ids with the measure once more, under the next parameter that is not shown yet. */
export function withAnother(ids: readonly string[], id: string): string[] {
  const asked = measureAsked(id);
  if (asked?.parameter === undefined) return [...ids];
  for (let next = Math.floor(asked.parameter) + 1; ; next++) {
    const another = written(asked.measure, next);
    if (!ids.includes(another)) return inOrder([...ids, another]);
  }
}
