import { Button } from '@blueprintjs/core';
import { Error as ErrorSign, InfoSign, WarningSign } from '@blueprintjs/icons';
import { useState } from 'react';
import { formatCount } from '../../../core/format';
import type { Finding } from '../../../core/data/checks/findings';
import { findingsOf } from '../../../core/data/checks/findings';
import { remediesFor } from '../../../core/data/checks/remedies';
import type { Mapping } from '../../../core/data/mapping';
import type { Problem } from '../../../core/problem';

const signs = { error: ErrorSign, warning: WarningSign, note: InfoSign } as const;
const signNames = { error: 'Fault', warning: 'Warning', note: 'Note' } as const;
/** Problems of one kind that are written out; the others are counted. */
const WRITTEN = 3;

interface ListProps {
  readonly problems: readonly Problem[];
  readonly mapping: Mapping | null;
  readonly onMapping?: (mapping: Mapping, label: string) => void;
  readonly onShowRow?: (row: number) => void;
}

/** Problems in order of weight, those of one kind together, each with its rows to look at and its remedy; as a button where the program can apply it. */
export function ProblemList({ problems, mapping, onMapping, onShowRow }: ListProps) {
  return (
    <ul className="problems" data-testid="problems">
      {findingsOf(problems).map((finding) => (
        <FindingItem key={`${finding.code} ${finding.column ?? ''} ${finding.problems[0]!.message}`} finding={finding} mapping={mapping} onMapping={onMapping} onShowRow={onShowRow} />
      ))}
    </ul>
  );
}

function FindingItem({ finding, mapping, onMapping, onShowRow }: {
  readonly finding: Finding;
  readonly mapping: Mapping | null;
  readonly onMapping: ListProps['onMapping'];
  readonly onShowRow: ListProps['onShowRow'];
}) {
  const { severity, problems, lines } = finding;
  const Sign = signs[severity];
  const messages = [...new Set(problems.map(({ message }) => message))];
  const remedies = [...new Set(problems.map(({ remedy }) => remedy))];
  const applied = onMapping === undefined || mapping === null ? [] : remediesFor(finding, mapping);
  return (
    <li className="problem" data-severity={severity}>
      <Sign size={14} aria-label={signNames[severity]} />
      <div>
        {messages.slice(0, WRITTEN).map((message) => (
          <p key={message}>{message}</p>
        ))}
        {messages.length > WRITTEN && <p>{formatCount(messages.length - WRITTEN)} more of this kind.</p>}
        {remedies.slice(0, 1).map((remedy) => (
          <p key={remedy} className="problem-remedy">
            {remedy}
          </p>
        ))}
        <div className="problem-actions">
          {applied.map(({ label, mapping: next }) => (
            <Button key={label} size="small" text={label} onClick={() => onMapping!(next, label)} />
          ))}
          {onShowRow !== undefined && lines.length > 0 && <ShowRows lines={lines} onShow={onShowRow} />}
        </div>
      </div>
    </li>
  );
}

/** Leads through the rows of a finding, one click a row. */
function ShowRows({ lines, onShow }: { readonly lines: readonly number[]; readonly onShow: (line: number) => void }) {
  const [next, setNext] = useState(0);
  const line = lines[next % lines.length]!;
  const place = lines.length === 1 ? '' : ` (${formatCount((next % lines.length) + 1)} of ${formatCount(lines.length)})`;
  return (
    <Button
      size="small"
      variant="minimal"
      text={`Show line ${line}${place}`}
      onClick={() => {
        setNext(next + 1);
        onShow(line);
      }}
    />
  );
}
