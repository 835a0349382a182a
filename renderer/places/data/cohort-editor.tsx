import { Button } from '@blueprintjs/core';
import { Cross, Plus } from '@blueprintjs/icons';
import { useEffect, useState } from 'react';
import { formatCount } from '../../../core/format';
import { cohortDefinitions } from '../../../core/data/cohorts';
import type { CohortBands, RespondentMapping } from '../../../core/data/mapping';
import type { MappedTable } from '../../../core/workspace/tables';
import { profileOf, useProfile } from '../../engine/readings';
import { IconButton } from '../../parts/icon-button';
import { PanelSection } from '../../shell/side-panel';
import { Choice, SelectChoice } from './choice';
import { bandWords, bandsFault, bandsFrom, definitionOf, likelyMissing, yearIn } from './cohort-bands';
import { CommitField } from './commit-field';
import type { Subject } from './subject';

/** How many people a cohort has; fewer than 30 are too few for a share of them. */
const FEW = 30;

function countsOf(mapped: MappedTable | null): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (mapped?.kind !== 'respondents') return counts;
  const { cohorts, cohort } = mapped.table;
  const sizes = new Int32Array(cohorts.length + 1);
  for (const place of cohort) sizes[place < 0 ? cohorts.length : place]!++;
  cohorts.forEach((name, i) => counts.set(name, sizes[i]!));
  if (sizes[cohorts.length]! > 0) counts.set('', sizes[cohorts.length]!);
  return counts;
}

/** Cohorts as they stand in the column, or made of ages or years of birth by a stated definition; with the people in each. */
export function CohortEditor({ subject, mapping }: { readonly subject: Subject; readonly mapping: RespondentMapping & { readonly cohort: string } }) {
  const { source, onMapping, mapped } = subject;
  const profile = useProfile(source, mapping.preparation);
  useEffect(() => {
    // Without the rows the kind of the column is not known, and cohorts stand as they are.
    profileOf(source, mapping.preparation).catch(() => undefined);
  }, [source, mapping.preparation]);
  const column = profile?.find(({ name }) => name === mapping.cohort);
  const from = mapping.bands?.from ?? bandsFrom(column);
  const [fault, setFault] = useState<string | null>(null);
  const { bands } = mapping;
  const set = (next: CohortBands | null, label: string): void => {
    const wrong = next === null ? null : bandsFault(next);
    setFault(wrong);
    const { bands: _bands, ...others } = mapping;
    const reasons = { ...mapping.reasons, bands: { by: 'person' as const, reason: 'chosen' } };
    if (wrong === null) onMapping(next === null ? { ...others, reasons } : { ...others, bands: next, reasons }, label);
  };
  const choose = (id: string): void => {
    if (id === 'none') return set(null, 'Take the cohorts as they stand');
    const preset = cohortDefinitions.find((each) => each.id === id);
    const start = preset ?? cohortDefinitions[1]!;
    const of = from ?? 'age';
    set(
      { from: of, ends: preset?.ends ?? bands?.ends ?? of, asked: bands?.asked ?? yearIn(source.name) ?? new Date(source.opened).getFullYear(), bands: [...(preset?.bands ?? bands?.bands ?? start.bands)], missing: bands?.missing ?? likelyMissing(column, of) },
      `Make cohorts: ${preset?.name ?? 'own bands'}`,
    );
  };
  const counts = countsOf(mapped);
  const preset = bands === undefined ? null : definitionOf(bands);
  const [own, setOwn] = useState(bands !== undefined && preset === null);
  if (bands === undefined && from === null && counts.size === 0) return null;
  return (
    <PanelSection title="Cohorts" aside={<span className="muted">from {mapping.cohort}</span>}>
      <SelectChoice
        label="Made by"
        testId="cohorts"
        value={bands === undefined ? 'none' : own ? 'own' : (preset?.id ?? 'own')}
        reason={mapping.reasons['bands']}
        options={[['none', 'the names in the column'], ...(from === null ? [] : [...cohortDefinitions.map(({ id, name }) => [id, name] as const), ['own', 'own bands'] as const])]}
        onChange={(id) => {
          setOwn(id === 'own');
          choose(id);
        }}
      />
      {bands !== undefined && (
        <>
          <SelectChoice label="It holds" value={bands.from} options={[['age', 'ages'], ['birth-year', 'years of birth']]} onChange={(of) => set({ ...bands, from: of }, 'Say what the cohort column holds')} />
          {own && <SelectChoice label="Bands are" value={bands.ends} options={[['age', 'ages'], ['birth-year', 'years of birth']]} onChange={(ends) => set({ ...bands, ends }, 'Say what the bands are')} />}
          {bands.from !== bands.ends && (
            <Choice label="Year asked">
              <CommitField label="Year in which people were asked" placeholder="2021" value={bands.asked === null ? '' : String(bands.asked)} onCommit={(text) => set({ ...bands, asked: /^(19|20)\d\d$/.test(text) ? Number(text) : null }, 'Say when people were asked')} />
            </Choice>
          )}
          <Choice label="No answer">
            <CommitField
              label="Codes that are no age, with commas between"
              placeholder="98, 99"
              value={bands.missing.join(', ')}
              onCommit={(text) => set({ ...bands, missing: text.split(',').map((code) => code.trim()).filter((code) => code !== '') }, 'Say which codes are no age')}
            />
          </Choice>
        </>
      )}
      {fault !== null && (
        <p className="shape-fault" role="alert">
          {fault}
        </p>
      )}
      <ul className="cohorts" data-testid="cohort-counts">
        {bands === undefined
          ? [...counts].slice(0, 12).map(([name, n]) => <Cohort key={name} name={name} note="" n={n} />)
          : bands.bands.map((band, i) =>
              own ? (
                <OwnBand key={i} band={band} n={mapped === null ? null : (counts.get(band.name) ?? 0)} onBand={(next) => set({ ...bands, bands: next === null ? bands.bands.filter((_, j) => j !== i) : bands.bands.map((each, j) => (j === i ? next : each)) }, `Change the cohort ${band.name}`)} last={bands.bands.length === 1} />
              ) : (
                <Cohort key={band.name} name={band.name} note={/^\d/.test(band.name) ? '' : bandWords(band)} n={mapped === null ? null : (counts.get(band.name) ?? 0)} />
              ),
            )}
        {bands !== undefined && counts.has('') && <Cohort name="" note="" n={counts.get('')!} />}
        {bands === undefined && counts.size > 12 && <li className="muted">and {formatCount(counts.size - 12)} more</li>}
      </ul>
      {own && bands !== undefined && (
        <Button size="small" variant="minimal" icon={<Plus size={12} />} text="Cohort" onClick={() => set({ ...bands, bands: [...bands.bands, nextBand(bands)] }, 'Add a cohort')} />
      )}
    </PanelSection>
  );
}

/** `n` is `null` while nothing is counted. */
function Cohort({ name, note, n }: { readonly name: string; readonly note: string; readonly n: number | null }) {
  const few = name !== '' && n !== null && n < FEW;
  return (
    <li>
      <span className="truncate">{name === '' ? <span className="grid-missing">no cohort</span> : name}</span>
      <span className="muted truncate">{note}</span>
      <span className="number" data-few={few || undefined} title={few ? `Fewer than ${FEW} people` : undefined}>
        {n === null ? '' : formatCount(n)}
      </span>
    </li>
  );
}

type Band = CohortBands['bands'][number];

/** A band that can be typed: name, first and last. An empty end is open. */
function OwnBand({ band, n, onBand, last }: { readonly band: Band; readonly n: number | null; readonly onBand: (band: Band | null) => void; readonly last: boolean }) {
  const end = (text: string): number | null => (/^\d{1,4}$/.test(text) ? Number(text) : null);
  return (
    <li className="own-band">
      <CommitField label={`Name of the cohort ${band.name}`} placeholder="Name" value={band.name} onCommit={(name) => name !== '' && onBand({ ...band, name })} />
      <CommitField label={`First of ${band.name}`} placeholder="any" value={band.low === null ? '' : String(band.low)} onCommit={(low) => onBand({ ...band, low: end(low) })} />
      <CommitField label={`Last of ${band.name}`} placeholder="any" value={band.high === null ? '' : String(band.high)} onCommit={(high) => onBand({ ...band, high: end(high) })} />
      <span className="number">{n === null ? '' : formatCount(n)}</span>
      <IconButton label={`Take out ${band.name}`} icon={<Cross size={10} />} disabled={last} onClick={() => onBand(null)} />
    </li>
  );
}

/** A band behind the last one, to be changed. */
function nextBand({ bands }: CohortBands): Band {
  const ends = bands.flatMap(({ low, high }) => [low, high]).filter((end) => end !== null);
  const low = Math.max(17, ...ends) + 1;
  for (let n = bands.length + 1; ; n++) if (!bands.some(({ name }) => name === `Cohort ${n}`)) return { name: `Cohort ${n}`, low, high: low + 9 };
}
