import type { RuleSet } from '../rule-set';

export const usBank1995 = {
  id: 'us-bank-1995',
  jurisdiction: 'United States',
  title: 'Bank Merger Guidelines 1995, Screen A',
  inForce: '1995-07-01',
  ended: '2024-09-17',
  status: 'withdrawn',
  citation: 'US Department of Justice, Bank Merger Competitive Review, 1995, Screen A; withdrawn by the Department on 17 September 2024',
  note: 'The first day in force is given to the month.',
  scales: [],
  tests: [
    { id: 'hhi', quantity: 'postHhi', comparison: '>', limit: 1800 },
    { id: 'change', quantity: 'delta', comparison: '>', limit: 200 },
  ],
  outcomes: [
    {
      id: 'further_review',
      when: { all: ['hhi', 'change'] },
      label: 'further review',
      consequence: 'The merger is beyond Screen A (1800/200) and calls for further review.',
      severity: 'concern',
    },
    {
      id: 'no_further_review',
      when: null,
      label: 'within the screen',
      consequence: 'The merger is within Screen A (1800/200) and ordinarily not reviewed further on this ground.',
      severity: 'clear',
    },
  ],
  findings: [{ name: 'further_review', when: { all: ['hhi', 'change'] } }],
} as const satisfies RuleSet;
