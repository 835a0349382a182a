import type { Mapping } from '../mapping';
import type { Preparation } from '../preparation';
import type { Finding } from './findings';

/** A change of the mapping that mends a finding; applied by the person, never by itself. */
export interface Remedy {
  readonly label: string;
  readonly mapping: Mapping;
}

/** Faults of single rows that can be left out, with the reason that the report gives. */
const leaveOutReasons: Readonly<Record<string, string>> = {
  'text-value': 'the value is not a number',
  'negative-value': 'the value is negative',
  'missing-market': 'no market is named',
  'missing-period': 'no period is named',
  'missing-firm': 'no firm is named',
  'missing-value': 'there is no value',
  'zero-value': 'the value is 0',
  'bad-weight': 'the weight is not usable',
  jump: 'the value jumps between periods',
};

/** What can be done about a finding with one click, beside what its remedy says in words. */
export function remediesFor(finding: Finding, mapping: Mapping): Remedy[] {
  return [...unitRemedies(finding, mapping), ...preparationRemedies(finding, mapping)];
}

function unitRemedies({ code }: Finding, mapping: Mapping): Remedy[] {
  if (mapping.kind === 'respondents') return [];
  const reasons = { ...mapping.reasons, unit: { by: 'person' as const, reason: 'chosen' } };
  const asPercent: Remedy = { label: 'Treat as percent', mapping: { ...mapping, unit: 'percent', reasons } };
  if (code === 'shares-above-one' && mapping.kind === 'shares') {
    return [...(mapping.unit === 'fraction' ? [asPercent] : []), { label: 'Treat as values, not shares', mapping: { ...mapping, unit: 'level', reasons } }];
  }
  return code === 'reach-above-one' && mapping.unit === 'fraction' ? [asPercent] : [];
}

function preparationRemedies({ code, column, lines, problems }: Finding, mapping: Mapping): Remedy[] {
  const before = mapping.preparation ?? {};
  const prepared = (label: string, change: Preparation): Remedy => ({ label, mapping: { ...mapping, preparation: { ...before, ...change } } });
  const details = problems[0]?.details ?? {};
  if (code === 'two-spellings' && column !== null && details['from'] !== undefined && details['to'] !== undefined) {
    const { from, to } = details as { from: string; to: string };
    return [
      prepared(`Read "${from}" as "${to}"`, { renamed: [...(before.renamed ?? []), { column, from, to }] }),
      prepared(`Read "${to}" as "${from}"`, { renamed: [...(before.renamed ?? []), { column, from: to, to: from }] }),
    ];
  }
  if (code === 'total-row' && column !== null && details['firm'] !== undefined) {
    return [prepared(`Leave out "${details['firm']}"`, { filter: { ...before.filter, conditions: [...(before.filter?.conditions ?? []), { test: 'is-not', column, values: [details['firm']] }] } })];
  }
  if (code === 'repeated-row' && before.dropRepeats !== true) return [prepared('Leave out exact copies', { dropRepeats: true })];
  const reason = leaveOutReasons[code];
  if (reason === undefined || lines.length === 0) return [];
  const rows = lines.length === 1 ? `Leave out line ${lines[0]}` : `Leave out these ${lines.length.toLocaleString('en-GB')} rows`;
  const leaveOut = prepared(rows, { leftOut: [...(before.leftOut ?? []), { lines: [...lines], reason }] });
  const texts = code === 'text-value' && column !== null ? [...new Set(problems.flatMap((each) => each.details?.['text'] ?? []))] : [];
  const missing = texts.length === 0 ? [] : [prepared(`Read ${named(texts)} as missing`, { missing: [...(before.missing ?? []), ...texts.map((text) => ({ column, text }))] })];
  return [...missing, leaveOut];
}

function named(texts: readonly string[]): string {
  const shown = texts.slice(0, 3).map((text) => `"${text}"`).join(', ');
  return texts.length > 3 ? `${shown} and ${texts.length - 3} more` : shown;
}
