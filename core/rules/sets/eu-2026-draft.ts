import type { RuleSet } from '../rule-set';

export const eu2026Draft = {
  id: 'eu-2026-draft',
  jurisdiction: 'European Union',
  title: 'Draft Merger Guidelines 2026',
  inForce: '2026-04-30',
  ended: null,
  status: 'draft',
  citation: 'European Commission, draft merger guidelines for consultation, 30 April 2026',
  note: 'Bands only, without a test. A share of exactly 25% or 40% is put in the higher band, one of exactly 50% in the lower.',
  scales: [
    {
      id: 'band',
      quantity: 'postHhi',
      bands: [
        { name: 'HHI below 1,000', below: { comparison: '<', limit: 1000 } },
        { name: 'HHI from 1,000 to 2,000', below: { comparison: '<=', limit: 2000 } },
        { name: 'HHI above 2,000', below: null },
      ],
    },
    {
      id: 'share_band',
      quantity: 'mergedShare',
      bands: [
        { name: 'low', below: { comparison: '<', limit: 0.1 } },
        { name: 'moderate', below: { comparison: '<', limit: 0.25 } },
        { name: 'material', below: { comparison: '<', limit: 0.4 } },
        { name: 'high', below: { comparison: '<=', limit: 0.5 } },
        { name: 'very high', below: null },
      ],
    },
  ],
  tests: [],
  outcomes: [
    {
      id: 'bands_only',
      when: null,
      label: 'bands only (draft)',
      consequence: 'The draft names bands of concentration and share; it attaches no presumption to them.',
      severity: 'none',
    },
  ],
  findings: [],
} as const satisfies RuleSet;
