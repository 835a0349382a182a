import { useMemo } from 'react';
import { footprintFigure } from '../../../core/figures/footprint';
import { contextsTable, footprintNotes, seenTable, usesTable } from '../../../core/figures/footprint-tables';
import { FigureView } from '../../figures/figure';
import { useAppearance } from '../../state/appearance';
import './footprint.css';
import { FootprintContexts } from './footprint-contexts';
import { FootprintHhi } from './footprint-hhi';
import { FootprintOwners } from './footprint-owners';
import { FootprintTable } from './footprint-table';
import { useFootprint } from './use-footprint';
import type { ReachView } from './use-reach';

/** Data concentration: what each firm sees of the cohort before and after the deal, apart from the concentration of revenue. */
export function FootprintTab({ view }: { readonly view: ReachView }) {
  const { result, parties, context, audience } = view;
  const appearance = useAppearance();
  const footprint = useFootprint(view);
  const scenario = result?.name ?? '';
  const figure = useMemo(() => footprintFigure({ footprint, scenario, parties, context }, { appearance }), [footprint, scenario, parties, context, appearance]);
  const seen = useMemo(() => seenTable(footprint), [footprint]);
  const contexts = useMemo(() => contextsTable(footprint), [footprint]);
  const uses = useMemo(() => usesTable(footprint), [footprint]);
  const notes = useMemo(() => footprintNotes(footprint), [footprint]);
  return (
    <div className="footprint" data-testid="footprint">
      <FootprintHhi footprint={footprint} />
      <FigureView figure={figure} />
      <FootprintTable title="Share of the cohort that each firm sees" table={seen} footprint={footprint} parties={parties} testId="footprint-seen" />
      <FootprintTable title="In how many contexts" table={contexts} footprint={footprint} parties={parties} testId="footprint-contexts" />
      <FootprintTable title="Share of uses" table={uses} footprint={footprint} parties={parties} testId="footprint-uses" />
      {notes.length > 0 && (
        <ul className="footprint-notes" data-testid="footprint-notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <section className="footprint-assumptions" aria-label="Assumptions of the data footprint">
        <h2>Assumptions</h2>
        <FootprintOwners footprint={footprint} />
        <FootprintContexts platforms={audience.platforms} contexts={view.document.audience.contexts ?? {}} />
      </section>
    </div>
  );
}
