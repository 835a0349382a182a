import type { ReactNode } from 'react';
import './fact-strip.css';

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Full precision, or an explanation. */
  readonly title?: string | undefined;
  readonly note?: ReactNode;
  readonly testId?: string;
}

/** Key numbers in one line. */
export function FactStrip({ facts, label }: { readonly facts: readonly Fact[]; readonly label: string }) {
  return (
    <dl className="fact-strip" aria-label={label}>
      {facts.map((fact) => (
        <div key={fact.label} data-testid={fact.testId}>
          <dt>{fact.label}</dt>
          <dd className="fact-value" title={fact.title}>
            {fact.value}
          </dd>
          {fact.note !== undefined && <dd className="fact-note">{fact.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
