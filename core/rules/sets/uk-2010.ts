import type { RuleSet } from '../rule-set';

const notLikely = {
  any: [{ not: 'concentrated' }, { all: [{ not: 'highlyConcentrated' }, 'changeUnder250'] }, 'changeUnder150'],
} as const;

export const uk2010 = {
  id: 'uk-2010',
  jurisdiction: 'United Kingdom',
  title: 'Merger Assessment Guidelines 2010',
  inForce: '2010-09-16',
  ended: '2021-03-18',
  status: 'superseded',
  citation: 'Competition Commission and Office of Fair Trading, Merger Assessment Guidelines, CC2 and OFT1254, September 2010, paragraph 5.3.5',
  unverified: true,
  note: 'A clearance, not a test of concern.',
  scales: [
    {
      id: 'band',
      quantity: 'postHhi',
      bands: [
        { name: 'not concentrated', below: { comparison: '<=', limit: 1000 } },
        { name: 'concentrated', below: { comparison: '<=', limit: 2000 } },
        { name: 'highly concentrated', below: null },
      ],
    },
  ],
  tests: [
    { id: 'concentrated', quantity: 'postHhi', comparison: '>', limit: 1000 },
    { id: 'highlyConcentrated', quantity: 'postHhi', comparison: '>', limit: 2000 },
    { id: 'changeUnder250', quantity: 'delta', comparison: '<', limit: 250 },
    { id: 'changeUnder150', quantity: 'delta', comparison: '<', limit: 150 },
  ],
  outcomes: [
    {
      id: 'not_likely_to_cause_concern',
      when: notLikely,
      label: 'not likely to give cause for concern',
      consequence: 'The merger is not likely to give cause for concern on this ground (paragraph 5.3.5; not checked against the text).',
      severity: 'clear',
    },
    {
      id: 'not_a_safe_harbour',
      when: null,
      label: 'not a safe harbour',
      consequence: 'The merger is above the levels of the clearance, which says nothing against it (paragraph 5.3.5; not checked against the text).',
      severity: 'caution',
    },
  ],
  findings: [{ name: 'not_likely_to_cause_concern', when: notLikely }],
} as const satisfies RuleSet;
