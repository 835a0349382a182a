import { useMemo } from 'react';
import type { FootprintResult } from '../../../core/analysis/footprint';
import { dealFootprint } from '../../../core/analysis/footprint';
import { soundOwnership } from '../../../core/market/ownership-sound';
import type { ReachView } from './use-reach';

/** What each firm sees of the cohort before and after the open scenario; worked out only while it is looked at. */
export function useFootprint({ audience, cohort, document, result }: ReachView): FootprintResult {
  const { ownership, scenarios, audience: settings } = document;
  const steps = scenarios.find(({ id }) => id === result?.scenario)?.steps;
  const contexts = settings.contexts;
  return useMemo(
    () => dealFootprint({ audience, cohort, steps: steps ?? [], ownership: soundOwnership(ownership), contexts: contexts ?? {} }),
    [audience, cohort, steps, ownership, contexts],
  );
}
