import { create } from 'zustand';
import { keepPerTab } from '../../state/per-tab';

export const audienceTabs = ['reach', 'footprint'] as const;
export type AudienceTab = (typeof audienceTabs)[number];

/** Which side of the audience is open. It lasts as long as the window and is not part of the document. */
export const useAudienceTab = keepPerTab(create<{ readonly tab: AudienceTab }>()(() => ({ tab: 'reach' })));
