import { useRef } from 'react';
import type { FootprintResult } from '../../../core/analysis/footprint';
import type { FigureTable } from '../../../core/figures/figure';
import { NumberTable } from '../../parts/number-table';
import { PartyDot } from '../../parts/party-dot';
import { TableTools } from '../../parts/table-tools';
import { SyntheticMark } from './synthetic-mark';

interface Props {
  readonly title: string;
  readonly table: FigureTable;
  readonly footprint: FootprintResult;
  /** Firms that merge in the scenario, for their colours. */
  readonly parties: readonly string[];
  readonly testId: string;
}

/** One quantity of every firm, before, after and its change, with the parties marked; partnerships last. */
export function FootprintTable({ title, table, footprint: { firms, synthetic }, parties, testId }: Props) {
  const element = useRef<HTMLElement>(null);
  return (
    <section ref={element} className="numbers" aria-label={title} data-testid={testId}>
      <header>
        <h2>
          {title}
          {synthetic && <SyntheticMark />}
        </h2>
        <TableTools table={table} name={title.toLowerCase()} of={element} />
      </header>
      <NumberTable
        table={table}
        caption={title}
        mark={(row) => {
          const firm = firms[row];
          if (firm === undefined || !firm.party) return null;
          return (
            <>
              <PartyDot role="party" party={parties.indexOf(firm.firm)} />
              <span className="visually-hidden">party: </span>
            </>
          );
        }}
      />
    </section>
  );
}
