import type { RuleSet } from '../rule-set';

export const deGwb18 = {
  id: 'de-gwb18',
  jurisdiction: 'Germany',
  title: 'Act against Restraints of Competition, section 18',
  inForce: '2013-06-30',
  ended: null,
  status: 'in force',
  citation: 'Gesetz gegen Wettbewerbsbeschränkungen (GWB), s. 18(4) and (6)',
  note: 'The test of one firm reads the merged firm; those of several read the largest firms after the merger.',
  scales: [],
  tests: [
    { id: 'oneFirm', quantity: 'mergedShare', comparison: '>=', limit: 0.4 },
    { id: 'threeFirms', quantity: 'top3Share', comparison: '>=', limit: 0.5 },
    { id: 'fiveFirms', quantity: 'top5Share', comparison: '>=', limit: 2 / 3, exactLimit: [2, 3] },
  ],
  outcomes: [
    {
      id: 'dominance_presumed',
      when: { any: ['oneFirm', 'threeFirms', 'fiveFirms'] },
      label: 'dominance presumed',
      consequence:
        'A firm with 40% of the market, up to three firms with 50% together, or up to five with two thirds are presumed dominant (s. 18(4) and (6)); the presumption for several firms can be rebutted (s. 18(7)).',
      severity: 'concern',
    },
    {
      id: 'no_presumption',
      when: null,
      label: 'dominance not presumed',
      consequence: 'The shares do not reach the presumptions of dominance (s. 18(4) and (6)). This is not a safe harbour.',
      severity: 'clear',
    },
  ],
  findings: [
    { name: 'one_firm', when: 'oneFirm' },
    { name: 'up_to_three_firms', when: 'threeFirms' },
    { name: 'up_to_five_firms', when: 'fiveFirms' },
  ],
} as const satisfies RuleSet;
