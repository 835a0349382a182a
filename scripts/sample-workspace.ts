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
      { id: 'divest-wide', type: 'divest', from: 'TikTok', to: 'Walmart', share: 0.182, markets: ['social-commerce-wide'], platforms: ['TikTok Shop'] },
    ],
  },
  {
    id: 'partnership',
    name: 'Amazon and TikTok stay partners',
    note: 'No control passes. Fact: since August 2024 Amazon\'s ads on TikTok can be bought from without leaving the app, with linked accounts. Estimate: none, since commission rates are not public. Assumption: TikTok earns 5% of what Amazon sells, and Amazon 2% of what TikTok Shop sells.',
    steps: [{ id: 'partner', type: 'partner', firm: 'Amazon', partners: [{ firm: 'TikTok', earns: 0.05, pays: 0.02 }] }],
  },
  {
    id: 'partnership-wide',
    name: 'Partnership with TikTok, Meta, Pinterest and LTK',
    note: 'Fact: Amazon sells inside Pinterest (April 2023), Facebook and Instagram (November 2023) and TikTok (August 2024). Assumption: LTK, a network of affiliate links, joins on the same terms; each partner earns 5% of what Amazon sells. LTK is in none of the data, so it adds nothing to shares or reach.',
    steps: [
      {
        id: 'partners', type: 'partner', firm: 'Amazon',
        partners: [{ firm: 'TikTok', earns: 0.05 }, { firm: 'Meta', earns: 0.05 }, { firm: 'Pinterest', earns: 0.05 }, { firm: 'LTK', earns: 0.05 }],
      },
    ],
  },
  {
    id: 'divestiture',
    name: 'ByteDance sells TikTok to a third party',
    note: 'Forced by Pub. L. 118-50 (PAFACA). Fact: a joint venture took over data and moderation on 22 January 2026, and e-commerce and advertising stayed with ByteDance. Assumption: here all of TikTok goes to a buyer without sales or users of its own, so the owner changes and the HHI does not.',
    steps: [{ id: 'transfer', type: 'transfer', asset: 'TikTok', from: 'ByteDance', to: 'New owner of TikTok' }],
  },
  {
    id: 'ban',
    name: 'TikTok is banned',
    note: 'Fact: Pub. L. 118-50 would have banned the app from 19 January 2025; it went dark for some hours. Assumption: a fifth of its sales are not made elsewhere, and the rest goes to the others in proportion to their shares. Users who use no other platform of the data are lost to all of them.',
    steps: [{ id: 'ban', type: 'exit', firm: 'TikTok', ban: true, lost: 0.2 }],
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
  { product: 'LTK affiliate links', owner: 'LTK' },
];

/** Our own classification of what people mainly do on each platform; no source states it. */
export const contexts: NonNullable<Workspace['audience']['contexts']> = {
  Amazon: ['shopping'],
  TikTok: ['video', 'social'],
  'TikTok Shop': ['shopping'],
  Shein: ['shopping'],
  Temu: ['shopping'],
  Walmart: ['shopping'],
  Instagram: ['social', 'video', 'messaging'],
  Facebook: ['social', 'messaging'],
  YouTube: ['video', 'search'],
  Snapchat: ['messaging', 'social'],
  Pinterest: ['search', 'social'],
  X: ['social'],
  Threads: ['social'],
  Reddit: ['social'],
  WhatsApp: ['messaging'],
};

export const GEN_Z = 'Gen Z (born 1997-2012)';
