import type { RuleSet } from '../rule-set';

const likely = {
  any: [{ all: ['hhiHigh', 'changeOver50'] }, { all: ['hhiModerate', 'changeOver100'] }, { all: ['leader', 'partner'] }],
} as const;

export const us1984 = {
  id: 'us-1984',
  jurisdiction: 'United States',
  title: 'Merger Guidelines 1984',
  inForce: '1984-06-14',
  ended: '1992-04-02',
  status: 'superseded',
  citation: 'US Department of Justice, Merger Guidelines, 14 June 1984, sections 3.11 and 3.12',
  unverified: true,
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
    { id: 'changeOver50', quantity: 'delta', comparison: '>', limit: 50 },
    { id: 'changeOver100', quantity: 'delta', comparison: '>', limit: 100 },
    { id: 'leader', quantity: 'leaderShare', comparison: '>=', limit: 0.35 },
    { id: 'partner', quantity: 'partnerShare', comparison: '>=', limit: 0.01 },
  ],
  outcomes: [
    {
      id: 'likely_challenge',
      when: likely,
      label: 'challenge likely',
      consequence: 'The Department is likely to challenge the merger (sections 3.11 and 3.12; not checked against the text).',
      severity: 'concern',
    },
    {
      id: 'unlikely_challenge',
      when: null,
      label: 'challenge unlikely',
      consequence: 'The Department is unlikely to challenge the merger (section 3.11; not checked against the text).',
      severity: 'clear',
    },
  ],
  findings: [{ name: 'by_leading_firm', when: { all: ['leader', 'partner'] } }],
} as const satisfies RuleSet;
