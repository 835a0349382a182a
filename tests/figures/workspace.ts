import type { Workspace } from '../../core/workspace/schema';
import { parties, structures } from './fixture';

/** The document that the small deal of the fixture would belong to. Its texts hold markup on purpose. */
export const workspace: Workspace = {
  schema: 'proforma.workspace', version: 2, id: 'w', name: 'Amazon and TikTok', note: '',
  sources: [
    {
      id: 'src', name: 'us-shares.csv', path: null, bytes: 4012, sha256: 'ab'.repeat(32), dialect: { delimiter: ',', decimal: '.', encoding: 'utf-8', skip: 0 },
      columns: ['market', 'year', 'company', 'share', 'status'], rows: 88, opened: '2026-11-24T09:00:00Z', synthetic: false,
      citation: 'eMarketer, US retail e-commerce sales by company, forecast of 14 June 2022',
    },
    {
      id: 'panel', name: 'respondents.csv', path: null, bytes: 182044, sha256: 'cd'.repeat(32), dialect: { delimiter: ';', decimal: ',', encoding: 'windows-1252', skip: 0 },
      columns: ['id', 'weight', 'cohort', 'Amazon', 'TikTok'], rows: 4000, opened: '2026-11-24T09:00:00Z', synthetic: true, citation: '',
    },
  ],
  datasets: [
    {
      id: 'd', name: 'Shares', source: 'src',
      mapping: {
        kind: 'shares', market: 'market', period: 'year', firm: 'company', product: null, value: 'share', status: 'status', unit: 'percent', unitName: '', basis: 'sales',
        fringe: ['Other'], reasons: { value: { by: 'guess', reason: 'the column is named "share" and its values sum to 100 by market' } },
      },
    },
    {
      id: 'p', name: 'Panel', source: 'panel',
      mapping: { kind: 'respondents', id: 'id', weight: 'weight', cohort: 'cohort', platforms: ['Amazon', 'TikTok'], yes: ['1'], no: ['0'], missing: 'complete', reasons: {} },
    },
  ],
  ownership: [{ product: 'TikTok Shop', owner: 'TikTok' }],
  markets: structures.map(({ market, period }, at) => ({
    id: `m${at}`, name: market, dataset: 'd', market, period, note: at === 0 ? 'Online retail sales including marketplaces, <b>without</b> travel & tickets.' : '',
  })),
  scenarios: [
    { id: 's0', name: 'Status quo', note: '', steps: [] },
    { id: 's1', name: 'Amazon acquires TikTok', note: 'The whole of TikTok in the United States, its shop included.', steps: [{ type: 'merge', parties }] },
    {
      id: 's2', name: 'Amazon acquires TikTok, divests to Walmart', note: '',
      steps: [{ type: 'merge', parties }, { type: 'divest', from: 'Amazon', to: 'Walmart', share: 0.05, markets: ['m0'] }],
    },
  ],
  rules: ['us-2023', 'eu-2004'],
  baseline: 's0',
  audience: { dataset: 'p', cohort: 'Gen Z', rivals: ['Shein', 'Temu'] },
  report: { title: 'Amazon and TikTok: a structural screen', author: 'A. Economist', note: 'What the deal would do to concentration in four candidate markets, and to the reach of the merged firm among Generation Z.\n\n<script>alert(1)</script>' },
};
