import { useRef } from 'react';
import type { Claim } from '../../../core/analysis/published';
import { shown } from '../../../core/analysis/published-conventions';
import type { FigureTable } from '../../../core/figures/figure';
import { TableTools } from '../../parts/table-tools';
import { VerdictMark } from '../../parts/verdict-mark';
import type { Check } from './published-model';
import { figureIds, figureNames } from './published-model';

/** Each printed figure beside what the shares give and allow, what reconciles it, and what other conventions would print. */
export function PublishedResult({ check: { result, others, problems } }: { readonly check: Check }) {
  const element = useRef<HTMLDivElement>(null);
  const { claims, explanations, notes } = result;
  if (result.problems.length > 0) {
    const count = problems.shares.size + Object.keys(problems.figures).length;
    return <p className="muted published-result">{count > 0 ? 'Mend the marked fields to see whether the figures agree.' : 'Give the shares and tick the firms that merge to see whether the figures agree.'}</p>;
  }
  return (
    <div ref={element} className="published-result" data-testid="published-result">
      {claims.length === 0 ? (
        <p className="muted">Type an HHI or the change as printed to compare it.</p>
      ) : (
        <>
          <div className="published-result-head">
            <h3>Printed against computed</h3>
            <TableTools table={tableOf(claims)} name="printed against computed" of={element} />
          </div>
          <Claims claims={claims} />
        </>
      )}
      {explanations.length > 0 && (
        <>
          <h3>What reconciles them</h3>
          <ul className="published-list" data-testid="published-explanations">
            {explanations.map(({ id, sentence }) => (
              <li key={`${id}:${sentence}`}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      {explanations.length === 0 && claims.some(({ agrees }) => !agrees) && <p>No known rounding, share basis, fringe or owner treatment gives what is printed.</p>}
      {notes.length > 0 && (
        <ul className="published-list muted" data-testid="published-notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <details>
          <summary>What other tools and conventions give</summary>
          <table className="number-table">
            <caption className="visually-hidden">The figures by other conventions</caption>
            <thead>
              <tr>
                <th scope="col">Convention</th>
                {figureIds.map((figure) => (
                  <th key={figure} scope="col" className="number">
                    {figureNames[figure]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {others.map(({ id, sentence, values }) => (
                <tr key={id}>
                  <th scope="row">{sentence}</th>
                  {figureIds.map((figure) => (
                    <td key={figure} className="number" title={String(values[figure])}>
                      {shown(values[figure])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </div>
  );
}

function Claims({ claims }: { readonly claims: readonly Claim[] }) {
  return (
    <table className="number-table">
      <caption className="visually-hidden">Printed against computed</caption>
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col" className="number">
            Printed
          </th>
          <th scope="col" className="number">
            Computed
          </th>
          <th scope="col" className="number">
            Rounding allows
          </th>
          <th scope="col">Result</th>
        </tr>
      </thead>
      <tbody>
        {claims.map((claim) => (
          <tr key={claim.figure} data-testid={`claim-${claim.figure}`}>
            <th scope="row">{figureNames[claim.figure]}</th>
            <td className="number">{claim.printed}</td>
            <td className="number" title={String(claim.computed)}>
              {shown(claim.computed)}
            </td>
            <td className="number" title={`${claim.interval.low} to ${claim.interval.high}`}>
              {shown(claim.interval.low)} to {shown(claim.interval.high)}
            </td>
            <td title={claim.sentence}>
              <span className="candidate-outcome">
                <VerdictMark severity={claim.agrees ? 'clear' : 'concern'} size={12} />
                {verdict(claim)}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function verdict({ asPrinted, agrees }: Claim): string {
  return asPrinted ? 'agrees as printed' : agrees ? 'agrees within rounding' : 'does not agree';
}

function tableOf(claims: readonly Claim[]): FigureTable {
  return {
    columns: [
      { name: 'Figure', format: 'text' },
      { name: 'Printed', format: 'text' },
      { name: 'Computed', format: 'hhi' },
      { name: 'Rounding allows from', format: 'hhi' },
      { name: 'Rounding allows to', format: 'hhi' },
      { name: 'Result', format: 'text' },
    ],
    rows: claims.map((claim) => [figureNames[claim.figure], claim.printed, claim.computed, claim.interval.low, claim.interval.high, verdict(claim)]),
  };
}
