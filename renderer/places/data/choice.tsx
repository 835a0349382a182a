import { HTMLSelect } from '@blueprintjs/core';
import type { ReactNode } from 'react';
import type { Reason } from '../../../core/data/mapping';
import { sureness } from './sureness';

/** One thing that was taken for granted, changed in place: its label, the control, why it is so and how sure that is. */
export function Choice({ label, reason, children }: { readonly label: string; readonly reason?: Reason | undefined; readonly children: ReactNode }) {
  return (
    <div className="choice">
      <span className="choice-label">{label}</span>
      <div className="choice-control">{children}</div>
      {reason !== undefined && <ReasonLine reason={reason} />}
    </div>
  );
}

/** Why, and how sure: `all fields divide by it · sure`. A choice of the person needs no grade. */
export function ReasonLine({ reason }: { readonly reason: Reason }) {
  if (reason.by === 'person') return <span className="choice-reason">your choice</span>;
  const grade = sureness(reason.confidence);
  return (
    <span className="choice-reason">
      {reason.reason}
      {grade !== null && (
        <>
          {' · '}
          <span className="sureness" data-grade={grade.id} title={grade.title}>
            {grade.word}
          </span>
        </>
      )}
    </span>
  );
}

/** A choice among words. A value that is no option is shown as it is. */
export function SelectChoice<T extends string>({ label, value, options, reason, testId, onChange }: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, words: string])[];
  readonly reason?: Reason | undefined;
  readonly testId?: string;
  readonly onChange: (value: T) => void;
}) {
  const shown = options.some(([id]) => id === value) ? options : [[value, value] as const, ...options];
  return (
    <Choice label={label} reason={reason}>
      <HTMLSelect className="bp6-small" fill aria-label={label} data-testid={testId} value={value} onChange={(event) => onChange(event.target.value as T)}>
        {shown.map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </HTMLSelect>
    </Choice>
  );
}
