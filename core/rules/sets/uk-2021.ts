import type { RuleSet } from '../rule-set';

export const uk2021 = {
  id: 'uk-2021',
  jurisdiction: 'United Kingdom',
  title: 'Merger Assessment Guidelines 2021 (CMA129)',
  inForce: '2021-03-18',
  ended: null,
  status: 'in force',
  citation: 'Competition and Markets Authority, Merger Assessment Guidelines, CMA129, 18 March 2021',
  scales: [],
  tests: [],
  outcomes: [
    {
      id: 'no_structural_threshold',
      when: null,
      label: 'no structural threshold',
      consequence: 'The guidelines set no threshold for market share, HHI or number of firms.',
      severity: 'none',
    },
  ],
  findings: [],
} as const satisfies RuleSet;
