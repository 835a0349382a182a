import type { MarketDefinition, Workspace } from '../core/workspace/schema';

/** Markets, scenarios and settings of the sample workspace "Amazon and TikTok"; its data are the packages in `datasets`. */

export const RETAIL = 'retail';
export const DIGITAL = 'digital';
export const PANEL = 'panel';
export const PLATFORM_USE = 'platform-use';

export const markets: MarketDefinition[] = [
  {
    id: 'online-retail',
    name: 'US online retail',
    dataset: RETAIL,
    market: 'US online retail',
    period: '2024',
    note: 'All online retail sales including marketplaces, eMarketer. Amazon and Walmart are published; TikTok Shop, Shein and Temu are estimates; about half of the market is not known firm by firm. 2022 and 2024 come from different forecast rounds: do not read a trend into them.',
  },
  {
    id: 'digital-advertising',
    name: 'US digital advertising',
    dataset: DIGITAL,
    market: 'US digital advertising',
    period: '2024',
    note: 'Share of advertising spending. Meta and YouTube are published; Google without YouTube, Amazon and TikTok are estimates, each with its reasoning in the data. No complete table for 2024 was found.',
  },
  {
    id: 'social-shopping-card',
    name: 'Social shopping, by card spend',
    dataset: DIGITAL,
    market: 'US social shopping, by card spend',
    period: '2024-02',
    note: 'Card spend inside social apps (Earnest Analytics, February 2024). It leaves out Facebook Marketplace, so TikTok Shop has 68% of this market and 18% of the wider one.',
  },
  {
    id: 'social-commerce-wide',
    name: 'Social commerce, wide definition',
    dataset: DIGITAL,
    market: 'US social commerce, wide definition',
    period: '2025',
    note: 'All retail sales that social platforms bring about (eMarketer forecast, 2025). Facebook and Instagram together have about three quarters, TikTok 18%.',
  },
];

export const scenarios: Workspace['scenarios'] = [
  { id: 'status-quo', name: 'Status quo', note: 'No deal. Fact: TikTok\'s US data and moderation have been with a joint venture since 22 January 2026; e-commerce and advertising stayed with ByteDance.', steps: [] },
  {
    id: 'acquire-all',
    name: 'Amazon acquires TikTok',
    note: 'Buys the whole of TikTok in the US: the app, TikTok Shop and advertising. Fact: Amazon bid for all of TikTok by letter, reported on 2 April 2025. Assumption: all of TikTok\'s sales and users stay. Amazon sells nothing in the two social markets as they are defined here, so there the owner changes and the HHI does not.',
    steps: [{ id: 'merge', type: 'merge', parties: ['Amazon', 'TikTok'], into: 'Amazon' }],
  },
  {
    id: 'acquire-shop',
    name: 'Amazon acquires TikTok Shop only',
    note: 'Buys the shopping business alone; the app and its advertising stay with ByteDance. Assumption: shoppers stay. The reach that comes with the deal is that of TikTok Shop\'s buyers.',
    steps: [
      {
        id: 'merge',
        type: 'merge',
        parties: ['Amazon', 'TikTok'],
        into: 'Amazon',
        markets: ['online-retail', 'social-shopping-card', 'social-commerce-wide'],
        platforms: ['TikTok Shop'],
      },
    ],
  },
  {
    id: 'acquire-venture',
    name: 'Amazon acquires the US joint venture',
    note: 'Buys TikTok USDS Joint Venture LLC, which holds data, algorithm security and moderation. Fact: e-commerce and advertising stay with ByteDance\'s TikTok entities, so no market share moves. Assumption: the venture brings the audience of the app.',
    steps: [{ id: 'merge', type: 'merge', parties: ['Amazon', 'TikTok'], into: 'Amazon', markets: [], platforms: ['TikTok'] }],
  },
  {
    id: 'acquire-divest',
    name: 'Amazon acquires TikTok, sells TikTok Shop to Walmart',
    note: 'As the full acquisition, with the shopping business divested to Walmart. Assumption: the buyer takes over every sale. Walmart is not in the social markets today; there it enters.',
    steps: [
      { id: 'merge', type: 'merge', parties: ['Amazon', 'TikTok'], into: 'Amazon', platforms: ['TikTok'] },
      { id: 'divest-retail', type: 'divest', from: 'TikTok', to: 'Walmart', share: 0.0062, markets: ['online-retail'] },
      { id: 'divest-card', type: 'divest', from: 'TikTok', to: 'Walmart', share: 0.681, markets: ['social-shopping-card'] },
      { id: 'divest-wide', type: 'divest', from: 'TikTok', to: 'Walmart', share: 0.182, markets: ['social-commerce-wide'] },
    ],
  },
  {
    id: 'meta-acquires',
    name: 'Meta acquires TikTok',
    note: 'For contrast: an acquirer that sells in the social market as it is widely defined. Hypothetical; no such bid is known.',
    steps: [{ id: 'merge', type: 'merge', parties: ['Meta', 'TikTok'], into: 'Meta' }],
  },
];

export const ownership: Workspace['ownership'] = [
  { product: 'TikTok Shop', owner: 'TikTok' },
  { product: 'Instagram', owner: 'Meta' },
  { product: 'Facebook', owner: 'Meta' },
  { product: 'YouTube', owner: 'Google' },
];

export const GEN_Z = 'Gen Z (born 1997-2012)';
