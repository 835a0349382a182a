import { useMemo, useRef } from 'react';
import type { ReachEstimate } from '../../../core/audience/audience';
import type { FigureTable } from '../../../core/figures/figure';
import { Chips } from '../../parts/chips';
import { marginInWords, reachInWords } from '../../parts/reach-words';
import { TableTools } from '../../parts/table-tools';
import { Overstatement } from './overstatement';
import { toggleInSet, useSet } from './set-state';
import type { ReachView } from './use-reach';

interface Row {
  readonly platform: string;
  readonly alone: ReachEstimate;
  readonly exclusive: ReachEstimate;
  readonly adds: ReachEstimate;
}

/** Any platforms: their union, what only each of them reaches, and what each adds to those picked before it. */
export function SetBuilder({ view: { audience, cohort } }: { readonly view: ReachView }) {
  const element = useRef<HTMLElement>(null);
  const picked = useSet((state) => state.platforms);
  const platforms = useMemo(() => picked.filter((platform) => audience.platforms.includes(platform)), [picked, audience]);
  const union = useMemo(() => (platforms.length === 0 ? null : audience.union(cohort, platforms)), [audience, cohort, platforms]);
  const rows = useMemo(
    () =>
      platforms.map((platform, at): Row => {
        const others = platforms.filter((one) => one !== platform);
        return {
          platform,
          alone: audience.union(cohort, [platform]),
          exclusive: audience.incremental(cohort, [platform], others),
          adds: audience.incremental(cohort, [platform], platforms.slice(0, at)),
        };
      }),
    [audience, cohort, platforms],
  );
  const table = useMemo(() => tableOf(rows, union), [rows, union]);
  return (
    <section ref={element} className="set-builder" aria-label="Any set of platforms">
      <header>
        <h2>Any set of platforms</h2>
        {rows.length > 0 && <TableTools table={table} name="set of platforms" of={element} />}
      </header>
      <Chips
        label="Platforms"
        testId="set-platforms"
        options={audience.platforms.map((name) => ({ id: name, name }))}
        chosen={(id) => platforms.includes(id)}
        onToggle={toggleInSet}
      />
      {union === null ? (
        <p className="muted">Pick platforms to see their union, what only one of them reaches, and what each adds.</p>
      ) : (
        <>
          <table className="number-table" data-testid="set-table">
            <caption className="visually-hidden">Reach of the picked platforms</caption>
            <thead>
              <tr>
                <th scope="col">Platform</th>
                <th scope="col" className="number">
                  Reach
                </th>
                <th scope="col" className="number">
                  Only there
                </th>
                <th scope="col" className="number">
                  Adds to those above
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.platform}>
                  <th scope="row">{row.platform}</th>
                  <EstimateCell estimate={row.alone} />
                  <EstimateCell estimate={row.exclusive} />
                  <EstimateCell estimate={row.adds} />
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">Together</th>
                <td className="number" data-testid="set-union" title={marginInWords(union)}>
                  {reachInWords(union)}
                </td>
                <td />
                <td />
              </tr>
            </tfoot>
          </table>
          {union.warnings.map((warning) => (
            <p key={warning} className="muted">
              {warning}
            </p>
          ))}
          <Overstatement alone={rows.map(({ alone }) => alone)} union={union} />
        </>
      )}
    </section>
  );
}

function EstimateCell({ estimate }: { readonly estimate: ReachEstimate }) {
  return (
    <td className="number" title={[marginInWords(estimate), ...estimate.warnings].filter((part) => part !== '').join('. ')}>
      {reachInWords(estimate)}
    </td>
  );
}

function tableOf(rows: readonly Row[], union: ReachEstimate | null): FigureTable {
  return {
    columns: [
      { name: 'Platform', format: 'text' },
      { name: 'Reach', format: 'share' },
      { name: 'Only there', format: 'share' },
      { name: 'Adds to those above', format: 'share' },
    ],
    rows: [
      ...rows.map(({ platform, alone, exclusive, adds }) => [platform, alone.reach, exclusive.reach, adds.reach]),
      ...(union === null ? [] : [['Together', union.reach, null, null]]),
    ],
  };
}
