import type { Problem } from '../../../core/problem';
import { PanelSection } from '../../shell/side-panel';
import { VerdictMark } from '../../parts/verdict-mark';
import type { ScenarioView } from './use-scenario';

/** What is wrong or worth knowing: problems of the steps in this market, of the workspace, and small samples. */
export function Checks({ view }: { readonly view: ScenarioView }) {
  const { market, results, result } = view;
  const problems = [...results.problems, ...(market?.problems ?? [])];
  const notes = [...(result.reach?.union?.warnings ?? []), ...absentWords(result.reach?.absent ?? [])];
  const count = problems.length + notes.length;
  return (
    <PanelSection title="Checks" aside={<span className="muted">{count === 0 ? 'all clear' : count}</span>}>
      {count === 0 ? (
        <p className="muted panel-text">Nothing to mend in this scenario.</p>
      ) : (
        <ul className="checks">
          {problems.map((one, at) => (
            <Check key={`${one.code}:${at}`} problem={one} />
          ))}
          {notes.map((text) => (
            <li key={text}>
              <VerdictMark severity="caution" size={12} />
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
    </PanelSection>
  );
}

function Check({ problem }: { readonly problem: Problem }) {
  return (
    <li>
      <VerdictMark severity={problem.severity === 'error' ? 'concern' : 'caution'} size={12} />
      <span>
        {problem.message} <span className="muted">{problem.remedy}</span>
      </span>
    </li>
  );
}

function absentWords(absent: readonly string[]): string[] {
  return absent.length === 0 ? [] : [`The audience data does not have ${absent.join(', ')}.`];
}
