import type { RuleSet } from '../rule-set';

const belowTheLevels = {
  any: [
    'hhiUnder1000',
    { all: ['hhiUpTo2000', 'changeUnder250'] },
    { all: [{ not: 'hhiUpTo2000' }, 'changeUnder150'] },
  ],
} as const;

export const eu2004 = {
  id: 'eu-2004',
  jurisdiction: 'European Union',
  title: 'Horizontal Merger Guidelines 2004',
  inForce: '2004-02-05',
  ended: null,
  status: 'in force',
  citation: 'European Commission, Guidelines on the assessment of horizontal mergers, OJ C 31, 5.2.2004, p. 5, paragraphs 17 to 21',
  note: 'Special circumstances (paragraph 20, points a to f) are for the reader to judge.',
  scales: [],
  tests: [
    { id: 'hhiUnder1000', quantity: 'postHhi', comparison: '<', limit: 1000 },
    { id: 'hhiUpTo2000', quantity: 'postHhi', comparison: '<=', limit: 2000 },
    { id: 'changeUnder250', quantity: 'delta', comparison: '<', limit: 250 },
    { id: 'changeUnder150', quantity: 'delta', comparison: '<', limit: 150 },
    { id: 'shareUpTo25', quantity: 'mergedShare', comparison: '<=', limit: 0.25 },
    { id: 'shareFrom50', quantity: 'mergedShare', comparison: '>=', limit: 0.5 },
  ],
  outcomes: [
    {
      id: 'no_concern_ordinarily',
      when: belowTheLevels,
      label: 'no concern ordinarily',
      consequence:
        'The Commission is unlikely to identify horizontal competition concerns, except where special circumstances are present (paragraphs 19 and 20).',
      severity: 'clear',
    },
    {
      id: 'not_a_safe_harbour',
      when: null,
      label: 'not a safe harbour',
      consequence:
        'The merger is above the levels at which concerns are ordinarily ruled out. The levels give rise to no presumption of the existence or the absence of concerns (paragraph 21).',
      severity: 'caution',
    },
  ],
  findings: [
    { name: 'no_concern_ordinarily', when: belowTheLevels },
    { name: 'share_indicates_compatibility', when: 'shareUpTo25' },
    { name: 'share_may_show_dominance', when: 'shareFrom50' },
  ],
} as const satisfies RuleSet;
