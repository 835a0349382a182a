import type { RuleSet } from '../rule-set';

export const us2010 = {
  id: 'us-2010',
  jurisdiction: 'United States',
  title: 'Horizontal Merger Guidelines 2010',
  inForce: '2010-08-19',
  ended: '2023-12-18',
  status: 'superseded',
  citation: 'US Department of Justice and Federal Trade Commission, Horizontal Merger Guidelines, 19 August 2010, section 5.3',
  note: 'Of a change of exactly 100 points in a moderately concentrated market the text says nothing.',
  scales: [
    {
      id: 'band',
      quantity: 'postHhi',
      bands: [
        { name: 'unconcentrated', below: { comparison: '<', limit: 1500 } },
        { name: 'moderately concentrated', below: { comparison: '<=', limit: 2500 } },
        { name: 'highly concentrated', below: null },
      ],
    },
  ],
  tests: [
    { id: 'hhiModerate', quantity: 'postHhi', comparison: '>=', limit: 1500 },
    { id: 'hhiHigh', quantity: 'postHhi', comparison: '>', limit: 2500 },
    { id: 'changeUnder100', quantity: 'delta', comparison: '<', limit: 100 },
    { id: 'changeOver100', quantity: 'delta', comparison: '>', limit: 100 },
    { id: 'changeOver200', quantity: 'delta', comparison: '>', limit: 200 },
  ],
  outcomes: [
    {
      id: 'no_further_analysis',
      when: { any: [{ not: 'hhiModerate' }, 'changeUnder100'] },
      label: 'no further analysis ordinarily',
      consequence: 'The merger is unlikely to have adverse competitive effects and ordinarily requires no further analysis (section 5.3).',
      severity: 'clear',
    },
    {
      id: 'presumed',
      when: { all: ['hhiHigh', 'changeOver200'] },
      label: 'presumed likely to enhance market power',
      consequence:
        'The merger is presumed to be likely to enhance market power; the presumption may be rebutted by persuasive evidence (section 5.3).',
      severity: 'concern',
    },
    {
      id: 'scrutiny',
      when: { any: ['hhiHigh', 'changeOver100'] },
      label: 'warrants scrutiny',
      consequence: 'The merger potentially raises significant competitive concerns and often warrants scrutiny (section 5.3).',
      severity: 'caution',
    },
    {
      id: 'text_silent',
      when: null,
      label: 'the text is silent',
      consequence: 'The text speaks of changes below and above 100 points in a moderately concentrated market, not of exactly 100 (section 5.3).',
      severity: 'silent',
    },
  ],
  findings: [],
} as const satisfies RuleSet;
