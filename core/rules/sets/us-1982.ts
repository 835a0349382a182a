import type { RuleSet } from '../rule-set';

const leadingFirm = { all: ['leader', 'leaderTwiceSecond', 'partner'] } as const;

export const us1982 = {
  id: 'us-1982',
  jurisdiction: 'United States',
  title: 'Merger Guidelines 1982',
  inForce: '1982-06-14',
  ended: '1984-06-14',
  status: 'superseded',
  citation: 'US Department of Justice, Merger Guidelines, 14 June 1982, section III.A',
  unverified: true,
  note: 'The text asks for a leading firm "approximately" twice as large as the second; read here as at least twice.',
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
    { id: 'changeFrom50', quantity: 'delta', comparison: '>=', limit: 50 },
    { id: 'changeFrom100', quantity: 'delta', comparison: '>=', limit: 100 },
    { id: 'leader', quantity: 'leaderShare', comparison: '>=', limit: 0.35 },
    { id: 'leaderTwiceSecond', quantity: 'leaderOverSecond', comparison: '>=', limit: 2 },
    { id: 'partner', quantity: 'partnerShare', comparison: '>=', limit: 0.01 },
  ],
  outcomes: [
    {
      id: 'likely_challenge',
      when: { any: [{ all: ['hhiHigh', 'changeFrom100'] }, leadingFirm] },
      label: 'challenge likely',
      consequence: 'The Department is likely to challenge the merger (section III.A; not checked against the text).',
      severity: 'concern',
    },
    {
      id: 'more_likely_than_not',
      when: { all: ['hhiModerate', 'changeFrom100'] },
      label: 'challenge more likely than not',
      consequence: 'The Department is more likely than not to challenge the merger (section III.A; not checked against the text).',
      severity: 'concern',
    },
    {
      id: 'depends',
      when: { all: ['hhiHigh', 'changeFrom50'] },
      label: 'depends on other factors',
      consequence: 'Whether the Department challenges the merger depends on other factors (section III.A; not checked against the text).',
      severity: 'caution',
    },
    {
      id: 'unlikely_challenge',
      when: null,
      label: 'challenge unlikely',
      consequence: 'The Department is unlikely to challenge the merger (section III.A; not checked against the text).',
      severity: 'clear',
    },
  ],
  findings: [{ name: 'by_leading_firm', when: leadingFirm }],
} as const satisfies RuleSet;
