import { readFileSync } from 'node:fs';
import { analyser } from '../../core/analysis/analyse';
import { beforeAfterFigure } from '../../core/figures/before-after';
import { contextOf, firmsOf, partiesOf } from '../../core/figures/context';
import { openArchive } from '../../core/workspace/archive';
import { change, startHistory } from '../../core/workspace/history';

const SCENARIO = 'acquire-divest';

/**
 * What a step of the slider costs in our own code, in Node: the change with its inverse, every screen and reach, and the
 * figure's JSON. Milliseconds of each of `steps` steps, the first `warm` left out.
 */
export async function stepOwnCode(sample: URL, steps: number, warm: number): Promise<number[]> {
  const { document, tables } = await openArchive(new Uint8Array(readFileSync(sample)));
  const analyse = analyser();
  const scenarioAt = document.scenarios.findIndex(({ id }) => id === SCENARIO);
  const stepAt = document.scenarios[scenarioAt]!.steps.findIndex(({ type }) => type === 'divest');
  let history = startHistory(document);
  analyse(history.document, tables);
  const times: number[] = [];
  for (let i = 0; i < steps + warm; i++) {
    const begun = performance.now();
    history = change(
      history,
      'Divest',
      (draft) => {
        const step = draft.scenarios[scenarioAt]!.steps[stepAt]!;
        if (step.type === 'divest') step.share = (1 + (i % 40)) / 10_000;
      },
      { at: '2026-01-01T00:00:00.000Z', mergeKey: 'slider' },
    );
    const results = analyse(history.document, tables);
    const scenario = results.scenarios[scenarioAt]!;
    const result = scenario.markets[0]!;
    const context = contextOf(history.document, history.document.markets[0]!.dataset, firmsOf(results));
    beforeAfterFigure({ result, scenario: scenario.name, parties: partiesOf(history.document.scenarios[scenarioAt]!), context }, { appearance: 'light' });
    times.push(performance.now() - begun);
  }
  return times.slice(warm);
}
