import type { RuleSet } from '../rule-set';

const safeHarbour = {
  any: [
    'hhiUnder1200',
    { all: ['hhiUnder2500', 'changeUnder250'] },
    { all: [{ not: 'hhiUnder2500' }, 'changeUnder150'] },
  ],
} as const;

export const krKftc = {
  id: 'kr-kftc',
  jurisdiction: 'Korea',
  title: 'Merger review guidelines, horizontal safe harbour',
  inForce: '2007-12-01',
  ended: null,
  status: 'in force',
  citation: 'Korea Fair Trade Commission, Guidelines on the review of business combinations, December 2007, horizontal safe harbour',
  note: 'The first day in force is given to the month.',
  scales: [],
  tests: [
    { id: 'hhiUnder1200', quantity: 'postHhi', comparison: '<', limit: 1200 },
    { id: 'hhiUnder2500', quantity: 'postHhi', comparison: '<', limit: 2500 },
    { id: 'changeUnder250', quantity: 'delta', comparison: '<', limit: 250 },
    { id: 'changeUnder150', quantity: 'delta', comparison: '<', limit: 150 },
  ],
  outcomes: [
    {
      id: 'safe_harbour',
      when: safeHarbour,
      label: 'safe harbour',
      consequence: 'The combination is presumed not to restrain competition substantially.',
      severity: 'clear',
    },
    {
      id: 'not_a_safe_harbour',
      when: null,
      label: 'not a safe harbour',
      consequence: 'The combination is outside the safe harbour, which does not by itself mean that it restrains competition.',
      severity: 'caution',
    },
  ],
  findings: [{ name: 'safe_harbour', when: safeHarbour }],
} as const satisfies RuleSet;
