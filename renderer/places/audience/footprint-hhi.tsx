import { useMemo, useRef } from 'react';
import type { FootprintResult } from '../../../core/analysis/footprint';
import { footprintHhiTable, NO_MINUTES, NOT_REVENUE } from '../../../core/figures/footprint-tables';
import { NumberTable } from '../../parts/number-table';
import { TableTools } from '../../parts/table-tools';
import { SyntheticMark } from './synthetic-mark';

/** The HHI of users and of uses, in words and units of their own. */
export function FootprintHhi({ footprint }: { readonly footprint: FootprintResult }) {
  const element = useRef<HTMLElement>(null);
  const table = useMemo(() => footprintHhiTable(footprint), [footprint]);
  return (
    <section ref={element} className="numbers" aria-label="Data concentration" data-testid="footprint-hhi">
      <header>
        <h2>
          Data concentration, over the firms of the audience data
          {footprint.synthetic && <SyntheticMark />}
        </h2>
        <TableTools table={table} name="data concentration" of={element} />
      </header>
      <NumberTable table={table} caption="Data concentration" />
      <p className="muted">
        {NOT_REVENUE} {NO_MINUTES}
      </p>
    </section>
  );
}
