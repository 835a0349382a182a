import type { RuleSet } from '../rule-set';

export const euNonhorizontal2008 = {
  id: 'eu-nonhorizontal-2008',
  jurisdiction: 'European Union',
  title: 'Non-horizontal Merger Guidelines 2008',
  inForce: '2008-10-18',
  ended: null,
  status: 'in force',
  citation: 'European Commission, Guidelines on the assessment of non-horizontal mergers, OJ C 265, 18.10.2008, p. 6, paragraph 25',
  note: 'Holds where both tests are met in each of the markets concerned; each market is read on its own here.',
  scales: [],
  tests: [
    { id: 'share', quantity: 'mergedShare', comparison: '<', limit: 0.3 },
    { id: 'hhi', quantity: 'postHhi', comparison: '<', limit: 2000 },
  ],
  outcomes: [
    {
      id: 'unlikely_concern',
      when: { all: ['share', 'hhi'] },
      label: 'concern unlikely',
      consequence:
        'The Commission is unlikely to find concern in a non-horizontal merger where this holds in each of the markets concerned (paragraph 25).',
      severity: 'clear',
    },
    {
      id: 'not_a_safe_harbour',
      when: null,
      label: 'not a safe harbour',
      consequence: 'The merger is above the levels of paragraph 25; there is no presumption against a merger above them (paragraph 27).',
      severity: 'caution',
    },
  ],
  findings: [{ name: 'unlikely_concern', when: { all: ['share', 'hhi'] } }],
} as const satisfies RuleSet;
