import type { ReachMethod } from '../audience/audience';
import { methodLabels } from '../audience/audience';
import type { Mapping } from '../data/mapping';
import { formatCount } from '../format';
import type { ReportInputs } from './inputs';
import { unitInWords } from './markets';
import type { ReportMethod, ReportRule, ReportSource } from './model';
import { conditionInWords } from './tests-table';

/** Everything the numbers rest on that the file does not say by itself. */
export function assumptionsOf({ workspace }: ReportInputs): string[] {
  const found: string[] = [];
  for (const { name, mapping } of workspace.datasets) {
    for (const [column, { by, reason }] of Object.entries(mapping.reasons)) {
      found.push(`${name}, ${column}: ${reason.replace(/\.$/, '')} (${by === 'guess' ? 'assumed by the program' : 'decided by the author'}).`);
    }
    if (mapping.kind === 'shares' && mapping.fringe.length > 0) {
      found.push(`${name}: ${mapping.fringe.map((row) => `"${row}"`).join(', ')} ${mapping.fringe.length === 1 ? 'is' : 'are'} read as a fringe of small firms, not as one firm.`);
    }
    if (mapping.kind === 'respondents') {
      const treatment = { complete: 'the respondent is left out', determined: 'the respondent is in where the other answers settle the question', no: 'it counts as no use', yes: 'it counts as use' }[mapping.missing];
      found.push(`${name}: where an answer is missing, ${treatment}.`);
    }
  }
  for (const { product, owner } of workspace.ownership) found.push(`${product} belongs to ${owner}.`);
  for (const [platform, contexts] of Object.entries(workspace.audience.contexts ?? {})) {
    if (contexts.length > 0) found.push(`${platform} sees its users in these contexts, by the author's classification: ${contexts.join(', ')}.`);
  }
  found.push('Shares stay as they are before the deal, but for what the steps move: rivals, entrants and buyers do not react.');
  return found;
}

/** The chosen rules in full, so that the tests can be read without the program. */
export function rulesOf({ rules }: ReportInputs): ReportRule[] {
  return rules.map((rule) => ({
    id: rule.id,
    title: `${rule.jurisdiction}, ${rule.title}`,
    status: `${rule.status}, from ${rule.inForce}${rule.ended === null ? '' : ` until ${rule.ended}`}`,
    citation: rule.citation,
    note: [rule.unverified === true ? 'Not checked against the text itself.' : '', rule.note ?? ''].filter((part) => part !== '').join(' '),
    numerical: rule.tests.length > 0,
    outcomes: rule.outcomes.map(({ label, when, consequence }) => ({ label, when: when === null ? 'in all other cases' : conditionInWords(rule, when), consequence })),
  }));
}

/** Formulas of the numbers that this report shows. */
export function methodsOf({ results, rules }: ReportInputs): ReportMethod[] {
  const methods: ReportMethod[] = [
    {
      name: 'Herfindahl-Hirschman index (HHI)', formula: 'HHI = 10,000 × Σ sᵢ²',
      text: 'sᵢ is the share of firm i as a fraction of the whole market. A fringe of small firms and the part that no row accounts for count in the total and add nothing.',
      reference: '',
    },
    {
      name: 'Change in HHI', formula: 'Δ = 10,000 × [(Σ sₚ)² − Σ sₚ²], for two parties 20,000 × s₁ × s₂',
      text: 'Computed from shares in full precision, never from rounded HHIs. After a divestiture it is the HHI of the shares after all steps less the HHI before the first.',
      reference: '',
    },
    {
      name: 'Bounds of the HHI', formula: 'lower: Σ sᵢ²; upper: + ⌊u/c⌋ c² + (u − ⌊u/c⌋ c)²',
      text: 'u is the share of fringe and unknown part, c the smallest share of a named firm: the HHI if u were made up of as many firms of size c as it holds, and one smaller.',
      reference: '',
    },
    { name: 'Concentration ratio', formula: 'CRₖ = sum of the k largest shares', text: '', reference: '' },
  ];
  const used = new Set<ReachMethod>();
  for (const { reach } of results.scenarios) {
    for (const estimate of [reach?.union, reach?.added, reach?.before, ...(reach?.parties ?? []), ...(reach?.rivals ?? [])]) if (estimate) used.add(estimate.method);
  }
  for (const method of used) methods.push(reachMethods[method]);
  if (rules.length > 0) methods.push({ name: 'Screening rules', formula: '', text: 'A screen is not a judgement: it says which structural tests of a text are met. The comparison signs are those of the text; a value at a limit is decided in exact arithmetic.', reference: '' });
  return methods;
}

const reachMethods: Readonly<Record<ReachMethod, ReportMethod>> = {
  'weighted-sample': {
    name: 'Reach in a sample', formula: 'r(A) = Σ wₖ [k uses any platform of A] / Σ wₖ',
    text: `Each respondent counts once with their survey weight, however many platforms they use. Interval: ${methodLabels['weighted-sample']}, nₑ = (Σ w)² / Σ w².`,
    reference: 'Wilson (1927); Kish (1965)',
  },
  published: { name: 'Published reach', formula: '', text: 'A single published figure, without an interval.', reference: '' },
  'overlap-bounds': {
    name: 'Bounds of a union with overlaps', formula: '2 S₁/(k+1) − 2 S₂/(k(k+1)) ≤ r ≤ S₁ − maximum spanning tree of the overlaps, k = 1 + ⌊2 S₂/S₁⌋',
    text: 'S₁ is the sum of the single reaches, S₂ of the pairwise overlaps. Clipped to what single reaches allow.',
    reference: 'Dawson and Sankoff (1967); Hunter (1976), Worsley (1982)',
  },
  'frechet-bounds': {
    name: 'Bounds of a union without overlaps', formula: 'max rᵢ ≤ r ≤ min(1, Σ rᵢ); estimate 1 − Π (1 − rᵢ)',
    text: 'The estimate supposes random duplication (Sainsbury): use of one platform says nothing of use of another.',
    reference: 'Fréchet (1951)',
  },
};

/** Each file with its fingerprint and how it was read. */
export function sourcesOf({ workspace }: ReportInputs): ReportSource[] {
  return workspace.sources.map((source) => ({
    name: source.name, sha256: source.sha256, rows: source.rows, bytes: source.bytes, citation: source.citation, synthetic: source.synthetic, opened: source.opened,
    reading: [
      `Text in ${source.dialect.encoding}, fields divided by ${source.dialect.delimiter === '\t' ? 'tabs' : `"${source.dialect.delimiter}"`}, decimal mark "${source.dialect.decimal}".`,
      ...workspace.datasets.filter((dataset) => dataset.source === source.id).map(({ name, mapping }) => `${name}: ${columnsInWords(mapping)}.`),
    ],
  }));
}

function columnsInWords(mapping: Mapping): string {
  const role = (name: string, column: string | null): string[] => (column === null ? [] : [`${name} "${column}"`]);
  switch (mapping.kind) {
    case 'shares':
      return [
        ...role('market', mapping.market), ...role('period', mapping.period), ...role('firm', mapping.firm), ...role('product', mapping.product),
        `value "${mapping.value}" (${unitInWords(mapping.unit, mapping.unitName)}${mapping.basis === '' ? '' : `, ${mapping.basis}`})`, ...role('status', mapping.status),
      ].join(', ');
    case 'respondents':
      return [...role('respondent', mapping.id), ...role('weight', mapping.weight), ...role('cohort', mapping.cohort), `${formatCount(mapping.platforms.length)} platform columns`].join(', ');
    case 'marginals':
      return [...role('period', mapping.period), ...role('cohort', mapping.cohort), ...role('platform', mapping.platform), ...role('reach', mapping.reach), `in ${mapping.unit}s`].join(', ').replace('in percents', 'in percent');
  }
}
