import type { RuleSet } from '../rule-set';

export const us2023 = {
  id: 'us-2023',
  jurisdiction: 'United States',
  title: 'Merger Guidelines 2023, Guideline 1',
  inForce: '2023-12-18',
  ended: null,
  status: 'in force',
  citation: 'US Department of Justice and Federal Trade Commission, Merger Guidelines, 18 December 2023, section 2.1',
  scales: [
    {
      id: 'band',
      quantity: 'postHhi',
      bands: [
        { name: 'unconcentrated', below: { comparison: '<', limit: 1000 } },
        { name: 'moderately concentrated', below: { comparison: '<=', limit: 1800 } },
        { name: 'highly concentrated', below: null },
      ],
    },
  ],
  tests: [
    { id: 'hhi', quantity: 'postHhi', comparison: '>', limit: 1800 },
    { id: 'change', quantity: 'delta', comparison: '>', limit: 100 },
    { id: 'share', quantity: 'mergedShare', comparison: '>', limit: 0.3 },
  ],
  outcomes: [
    {
      id: 'presumption',
      when: { any: [{ all: ['hhi', 'change'] }, { all: ['share', 'change'] }] },
      label: 'presumption',
      consequence:
        'The merger is presumed to substantially lessen competition or tend to create a monopoly; the presumption can be rebutted or disproved (section 2.1).',
      severity: 'concern',
    },
    {
      id: 'no_presumption',
      when: null,
      label: 'no presumption',
      consequence: 'The structural presumption does not arise (section 2.1). This is not a safe harbour: the other guidelines still apply.',
      severity: 'clear',
    },
  ],
  findings: [
    { name: 'presumption', when: { any: [{ all: ['hhi', 'change'] }, { all: ['share', 'change'] }] } },
    { name: 'by_hhi', when: { all: ['hhi', 'change'] } },
    { name: 'by_share', when: { all: ['share', 'change'] } },
  ],
} as const satisfies RuleSet;
