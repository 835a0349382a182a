import type { RuleSet } from '../rule-set';

export const us1992 = {
  id: 'us-1992',
  jurisdiction: 'United States',
  title: 'Horizontal Merger Guidelines 1992',
  inForce: '1992-04-02',
  ended: '2010-08-19',
  status: 'superseded',
  citation: 'US Department of Justice and Federal Trade Commission, Horizontal Merger Guidelines, 2 April 1992 (revised 8 April 1997), section 1.51',
  note: 'Of a change of exactly 100 points (moderately concentrated) and exactly 50 points (highly concentrated) the text says nothing.',
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
    { id: 'hhiModerate', quantity: 'postHhi', comparison: '>=', limit: 1000 },
    { id: 'hhiHigh', quantity: 'postHhi', comparison: '>', limit: 1800 },
    { id: 'changeUnder50', quantity: 'delta', comparison: '<', limit: 50 },
    { id: 'changeOver50', quantity: 'delta', comparison: '>', limit: 50 },
    { id: 'changeUnder100', quantity: 'delta', comparison: '<', limit: 100 },
    { id: 'changeOver100', quantity: 'delta', comparison: '>', limit: 100 },
  ],
  outcomes: [
    {
      id: 'no_further_analysis',
      when: { any: [{ not: 'hhiModerate' }, 'changeUnder50', { all: [{ not: 'hhiHigh' }, 'changeUnder100'] }] },
      label: 'no further analysis ordinarily',
      consequence: 'The merger is unlikely to have adverse competitive consequences and ordinarily requires no further analysis (section 1.51).',
      severity: 'clear',
    },
    {
      id: 'presumed',
      when: { all: ['hhiHigh', 'changeOver100'] },
      label: 'presumed likely to create or enhance market power',
      consequence:
        'It is presumed that the merger is likely to create or enhance market power or facilitate its exercise; other factors may overcome the presumption (section 1.51).',
      severity: 'concern',
    },
    {
      id: 'concern',
      when: { any: [{ all: ['hhiHigh', 'changeOver50'] }, 'changeOver100'] },
      label: 'potentially raises significant concerns',
      consequence: 'The merger potentially raises significant competitive concerns, depending on the other factors of the guidelines (section 1.51).',
      severity: 'caution',
    },
    {
      id: 'text_silent',
      when: null,
      label: 'the text is silent',
      consequence: 'The text speaks of changes below and above this limit, not of exactly it (section 1.51).',
      severity: 'silent',
    },
  ],
  findings: [],
} as const satisfies RuleSet;
