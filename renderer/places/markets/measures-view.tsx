import { Plus } from '@blueprintjs/icons';
import { useMemo, useRef } from 'react';
import type { MeasureReading } from '../../../core/analysis/measures';
import { measureAll, measureAsked } from '../../../core/analysis/measures';
import type { Measure } from '../../../core/economics/measures';
import type { FigureTable } from '../../../core/figures/figure';
import { formatHhi, formatLevel, formatShare } from '../../../core/format';
import { limitsFor } from '../../../core/figures/limits';
import { IconButton } from '../../parts/icon-button';
import { Maths } from '../../parts/maths';
import { precise } from '../../parts/precise';
import { TableTools } from '../../parts/table-tools';
import { EditCell } from './edit-cell';
import { chooseMeasures } from './market-data-actions';
import { inOrder, usualMeasures, withAnother, withParameter } from './measure-choice';
import { MeasureChoice } from './measure-menu';
import type { MarketView } from './use-market';

interface Row {
  readonly measure: Measure;
  readonly parameter: number | undefined;
  readonly reading: MeasureReading;
}

/** The chosen measures of the market, each with formula, range, meaning and source, straight from the registry. */
export function MeasuresView({ view }: { readonly view: MarketView }) {
  const element = useRef<HTMLElement>(null);
  const { document, structure, banding, definition } = view;
  const ids = useMemo(() => inOrder(document.measures ?? usualMeasures), [document.measures]);
  const rows = useMemo(
    (): Row[] => (structure === null ? [] : measureAll(structure, ids).map((reading) => ({ ...measureAsked(reading.id)!, reading }))),
    [structure, ids],
  );
  const table = useMemo(() => tableOf(rows), [rows]);
  const limits = limitsFor(banding, 'postHhi');
  return (
    <section ref={element} className="numbers" aria-label="Measures of the market">
      <header>
        <h2>Measures</h2>
        <MeasureChoice ids={ids} />
        <TableTools table={table} name={`measures of ${definition.name}`} of={element} />
      </header>
      {rows.length === 0 ? (
        <p className="muted">No measure is chosen.</p>
      ) : (
        <div className="wide-table" tabIndex={0} role="group" aria-label="Table of measures">
          <table className="number-table measures-table" data-testid="measures-table">
            <caption className="visually-hidden">Measures of {definition.name}</caption>
            <thead>
              <tr>
                <th scope="col">Measure</th>
                <th scope="col" className="number">
                  Value
                </th>
                <th scope="col">Symbol</th>
                <th scope="col">Formula</th>
                <th scope="col">Range</th>
                <th scope="col">High means</th>
                <th scope="col">Source</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ measure, parameter, reading }) => (
                <tr key={reading.id} data-testid={`measure-${reading.id}`}>
                  <th scope="row">
                    {measure.name}
                    <span className="cell-note">{reading.id}</span>
                  </th>
                  <td className="number" title={precise(reading.value)}>
                    {reading.value === null ? <span className="muted">not defined</span> : valueOf(measure, reading.value, limits)}
                    {reading.value === null && <span className="cell-note measure-reason">{reading.reason}</span>}
                  </td>
                  <td className="measure-symbol">
                    <Maths latex={symbolLatex(measure.symbol)} />
                    {measure.parameter !== undefined && parameter !== undefined && (
                      <span className="measure-parameter">
                        <span aria-hidden>{measure.parameter.symbol} =</span>
                        <EditCell
                          label={`${measure.parameter.symbol} of ${measure.name}: ${measure.parameter.meaning}`}
                          value={String(parameter)}
                          onCommit={(text) => {
                            const next = withParameter(ids, reading.id, text);
                            if ('reason' in next) return next.reason;
                            chooseMeasures(`Show ${measure.name} with ${measure.parameter!.symbol} = ${text.trim()}`, next);
                            return null;
                          }}
                        />
                        <IconButton
                          label={`Show ${measure.name} with another ${measure.parameter.symbol} too`}
                          icon={<Plus size={12} />}
                          onClick={() => chooseMeasures(`Show ${measure.name} once more`, withAnother(ids, reading.id))}
                        />
                      </span>
                    )}
                  </td>
                  <td>
                    <Maths latex={besideSums(measure.formula)} block />
                  </td>
                  <td>{measure.range}</td>
                  <td>{measure.high}</td>
                  <td className="muted">
                    {measure.source}
                    {measure.unverified === true && <span className="cell-note">not checked against the text</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** HHI as points, a concentration ratio as a share, the rest as plain numbers. */
function valueOf({ id, unit }: Measure, value: number, limits: readonly number[]): string {
  if (unit === 'points') return formatHhi(value, limits);
  if (id === 'cr') return formatShare(value);
  return unit === 'nats' ? `${formatLevel(value)} nats` : formatLevel(value);
}

/** Letters of more than one are a name, not a product of variables: `CR_k`, `HHI`, `exp E`. */
export function symbolLatex(symbol: string): string {
  return symbol.replace(/[A-Za-z]{2,}/g, (name) => (name === 'ln' || name === 'exp' ? `\\${name}` : `\\mathrm{${name}}`)).replace(/\*/g, '^{*}');
}

/** Limits of sums beside them, so that rows stay low; fractions keep their full size. */
function besideSums(formula: string): string {
  return formula.replaceAll('\\sum', '\\sum\\nolimits');
}

function tableOf(rows: readonly Row[]): FigureTable {
  return {
    columns: ['Id', 'Measure', 'Value', 'Unit', 'Range', 'High means', 'Why there is no value', 'Source'].map((name) => ({ name, format: 'text' })),
    rows: rows.map(({ measure, reading }) => [reading.id, measure.name, reading.value, measure.unit, measure.range, measure.high, reading.reason ?? '', measure.source]),
  };
}
