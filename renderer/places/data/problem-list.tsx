import { Button } from '@blueprintjs/core';
import { Error as ErrorSign, InfoSign, WarningSign } from '@blueprintjs/icons';
import type { Mapping } from '../../../core/data/mapping';
import type { Problem } from '../../../core/problem';
import { remediesFor } from './remedies';

const signs = { error: ErrorSign, warning: WarningSign, note: InfoSign } as const;
const signNames = { error: 'Fault', warning: 'Warning', note: 'Note' } as const;

/** Problems in order of weight, each with its remedy; as a button where the program can apply it. */
export function ProblemList(props: {
  readonly problems: readonly Problem[];
  readonly mapping: Mapping | null;
  readonly onMapping?: (mapping: Mapping, label: string) => void;
  readonly onShowRow?: (row: number) => void;
}) {
  const weight = { error: 0, warning: 1, note: 2 };
  const sorted = [...props.problems].sort((a, b) => weight[a.severity] - weight[b.severity]);
  return (
    <ul className="problems" data-testid="problems">
      {sorted.map((problem, i) => {
        const Sign = signs[problem.severity];
        const { onMapping, onShowRow } = props;
        return (
          <li key={i} className="problem" data-severity={problem.severity}>
            <Sign size={14} aria-label={signNames[problem.severity]} />
            <div>
              <p>{problem.message}</p>
              <p className="muted">{problem.remedy}</p>
              <div className="problem-actions">
                {onMapping !== undefined &&
                  remediesFor(problem, props.mapping).map(({ label, mapping }) => <Button key={label} size="small" text={label} onClick={() => onMapping(mapping, label)} />)}
                {onShowRow !== undefined && problem.row !== null && <Button size="small" variant="minimal" text={`Show line ${problem.row}`} onClick={() => onShowRow(problem.row!)} />}
              </div>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
