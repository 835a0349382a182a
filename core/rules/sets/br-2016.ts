import type { RuleSet } from '../rule-set';

export const br2016 = {
  id: 'br-2016',
  jurisdiction: 'Brazil',
  title: 'Guia H 2016',
  inForce: '2016-07-27',
  ended: null,
  status: 'in force',
  citation: 'Conselho Administrativo de Defesa Econômica, Guia para análise de atos de concentração horizontal, July 2016; Law 12.529/2011, art. 36, s. 2',
  unverified: true,
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
    { id: 'share', quantity: 'mergedShare', comparison: '>=', limit: 0.2 },
  ],
  outcomes: [
    {
      id: 'unlikely_adverse_effects',
      when: { any: [{ not: 'hhiModerate' }, 'changeUnder100'] },
      label: 'adverse effects unlikely',
      consequence: 'The merger is unlikely to have adverse competitive effects (Guia H; not checked against the text).',
      severity: 'clear',
    },
    {
      id: 'presumed',
      when: { all: ['hhiHigh', 'changeOver200'] },
      label: 'increase of market power presumed',
      consequence: 'The merger is presumed to increase market power; the presumption can be rebutted (Guia H; not checked against the text).',
      severity: 'concern',
    },
    {
      id: 'concern',
      when: { any: ['hhiHigh', 'changeOver100'] },
      label: 'raises concern',
      consequence: 'The merger has the potential to raise competitive concerns, and closer analysis is advised (Guia H; not checked against the text).',
      severity: 'caution',
    },
    {
      id: 'text_silent',
      when: null,
      label: 'the text is silent',
      consequence: 'The text speaks of changes below and above 100 points in a moderately concentrated market, not of exactly 100.',
      severity: 'silent',
    },
  ],
  findings: [{ name: 'dominance_presumed_by_share', when: 'share' }],
} as const satisfies RuleSet;
