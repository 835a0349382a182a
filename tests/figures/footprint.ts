import { dealFootprint } from '../../core/analysis/footprint';
import type { FootprintResult } from '../../core/analysis/footprint';
import { respondentAudience } from '../../core/audience/respondents';
import type { Step } from '../../core/deal/step';

const platforms = ['Amazon', 'TikTok', 'TikTok Shop', 'Instagram', 'Facebook', 'Temu'];
/** Respondent k uses a platform where k, scattered by a multiplier, falls below the platform's number out of 100. */
const users = [82, 62, 31, 70, 34, 27];
const audience = respondentAudience(
  {
    platforms, cohorts: ['Gen Z'], weight: Float64Array.from({ length: 200 }, (_, k) => 0.5 + (k % 4) / 4), cohort: new Int32Array(200),
    use: users.map((share, p) => Uint8Array.from({ length: 200 }, (_, k) => ((k * (2 * p + 7) + 13 * p) % 100 < share ? 1 : 0))),
  },
  { synthetic: true },
);

export function footprintOf(steps: readonly Step[]): FootprintResult {
  return dealFootprint({
    audience, cohort: 'Gen Z', steps,
    ownership: [{ product: 'TikTok Shop', owner: 'TikTok' }, { product: 'TikTok', owner: 'ByteDance' }, { product: 'Instagram', owner: 'Meta' }, { product: 'Facebook', owner: 'Meta' }],
    contexts: { Amazon: ['shopping'], TikTok: ['video', 'social'], 'TikTok Shop': ['shopping'], Instagram: ['social'], Facebook: ['social', 'messaging'], Temu: ['shopping'] },
  });
}
