import type { RuleSet } from '../rule-set';

const safeHarbour = {
  any: [
    'hhiUpTo1500',
    { all: ['hhiUpTo2500', 'changeUpTo250'] },
    { all: [{ not: 'hhiUpTo2500' }, 'changeUpTo150'] },
  ],
} as const;

export const jpJftc = {
  id: 'jp-jftc',
  jurisdiction: 'Japan',
  title: 'Merger guidelines, horizontal safe harbour',
  inForce: '2007-03-28',
  ended: null,
  status: 'in force',
  citation: 'Japan Fair Trade Commission, Guidelines to application of the Antimonopoly Act concerning review of business combination, Part IV',
  scales: [],
  tests: [
    { id: 'hhiUpTo1500', quantity: 'postHhi', comparison: '<=', limit: 1500 },
    { id: 'hhiUpTo2500', quantity: 'postHhi', comparison: '<=', limit: 2500 },
    { id: 'changeUpTo250', quantity: 'delta', comparison: '<=', limit: 250 },
    { id: 'changeUpTo150', quantity: 'delta', comparison: '<=', limit: 150 },
  ],
  outcomes: [
    {
      id: 'safe_harbour',
      when: safeHarbour,
      label: 'safe harbour',
      consequence: 'The combination is not normally considered to restrain competition substantially (Part IV).',
      severity: 'clear',
    },
    {
      id: 'not_a_safe_harbour',
      when: null,
      label: 'not a safe harbour',
      consequence: 'The combination is outside the safe harbour, which does not by itself mean that it restrains competition; it is assessed case by case (Part IV).',
      severity: 'caution',
    },
  ],
  findings: [{ name: 'safe_harbour', when: safeHarbour }],
} as const satisfies RuleSet;
