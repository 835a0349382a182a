import type { RuleSet } from '../rule-set';

export const cn2024 = {
  id: 'cn-2024',
  jurisdiction: 'China',
  title: 'Horizontal merger review guidelines 2024',
  inForce: '2024-12-20',
  ended: null,
  status: 'in force',
  citation: 'State Administration for Market Regulation, Guidelines for the review of horizontal concentrations, 20 December 2024',
  unverified: true,
  note: 'Only the test of the share; the bands of the HHI are left out because they could not be checked. The operator is read as "at least".',
  scales: [],
  tests: [{ id: 'share', quantity: 'mergedShare', comparison: '>=', limit: 0.35 }],
  outcomes: [
    {
      id: 'preliminary_finding',
      when: 'share',
      label: 'preliminary finding by share',
      consequence: 'At this share the merger may be found, preliminarily, to restrict competition (not checked against the text).',
      severity: 'concern',
    },
    {
      id: 'no_preliminary_finding',
      when: null,
      label: 'no finding by share',
      consequence: 'The share is below that of a preliminary finding; this is not a safe harbour (not checked against the text).',
      severity: 'clear',
    },
  ],
  findings: [{ name: 'preliminary_finding', when: 'share' }],
} as const satisfies RuleSet;
