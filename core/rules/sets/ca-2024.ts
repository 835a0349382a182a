import type { RuleSet } from '../rule-set';

export const ca2024 = {
  id: 'ca-2024',
  jurisdiction: 'Canada',
  title: 'Competition Act, section 92',
  inForce: '2024-06-20',
  ended: null,
  status: 'in force',
  citation: 'Competition Act, R.S.C. 1985, c. C-34, s. 92, as amended on 20 June 2024',
  scales: [],
  tests: [
    { id: 'hhi', quantity: 'postHhi', comparison: '>', limit: 1800 },
    { id: 'change', quantity: 'delta', comparison: '>', limit: 100 },
    { id: 'share', quantity: 'mergedShare', comparison: '>', limit: 0.3 },
  ],
  outcomes: [
    {
      id: 'presumption',
      when: { all: ['change', { any: ['hhi', 'share'] }] },
      label: 'presumption',
      consequence:
        'The Tribunal must find that the merger is likely to lessen or prevent competition substantially, unless the parties prove the contrary on a balance of probabilities (s. 92).',
      severity: 'concern',
    },
    {
      id: 'no_presumption',
      when: null,
      label: 'no presumption',
      consequence: 'The statutory presumption does not arise (s. 92). This is not a safe harbour.',
      severity: 'clear',
    },
  ],
  findings: [
    { name: 'presumption', when: { all: ['change', { any: ['hhi', 'share'] }] } },
    { name: 'by_hhi', when: { all: ['hhi', 'change'] } },
    { name: 'by_share', when: { all: ['share', 'change'] } },
  ],
} as const satisfies RuleSet;
