import { useMemo } from 'react';
import type { Audience } from '../../../core/audience/audience';
import { cohortOf } from '../../../core/analysis/analyse';
import type { ReachResult, ScenarioResult } from '../../../core/analysis/results';
import { contextOf, firmsOf, partiesOf } from '../../../core/figures/context';
import type { FigureContext } from '../../../core/figures/figure';
import type { Dataset, Workspace } from '../../../core/workspace/schema';
import { useAudience, useDocument, useResults, useScenarioResult } from '../../state/selectors';

/** All that the parts of the audience place read. */
export interface ReachView {
  readonly document: Workspace;
  readonly audience: Audience;
  readonly dataset: Dataset;
  /** The cohort that is read, which is the chosen one where the data has it. */
  readonly cohort: string;
  readonly result: ScenarioResult | null;
  readonly reach: ReachResult | null;
  /** Firms that merge in the open scenario, for their colours. */
  readonly parties: readonly string[];
  readonly context: FigureContext;
}

/** The open audience, or `null` where none is chosen or its table is not there. */
export function useReach(): ReachView | null {
  const document = useDocument();
  const audience = useAudience();
  const results = useResults();
  const result = useScenarioResult();
  return useMemo(() => {
    const dataset = document.datasets.find(({ id }) => id === document.audience.dataset);
    if (audience === null || dataset === undefined) return null;
    return {
      document,
      audience,
      dataset,
      cohort: cohortOf(audience, document.audience.cohort),
      result,
      reach: result?.reach ?? null,
      parties: partiesOf(document.scenarios.find(({ id }) => id === result?.scenario)),
      context: contextOf(document, dataset.id, firmsOf(results)),
    };
  }, [document, audience, results, result]);
}
