import { Button, SegmentedControl } from '@blueprintjs/core';
import { useEffect, useState } from 'react';
import type { ShownRows } from '../../../core/data/prepare-preview';
import type { Preparation, Reshape } from '../../../core/data/preparation';
import type { Mapping } from '../../../core/data/mapping';
import { DataRefused } from '../../../core/problem';
import { proposePrepared, shapePreview } from '../../engine/prepared';
import { useProfile } from '../../engine/readings';
import { Choice, ReasonLine, SelectChoice } from './choice';
import { ColumnTicks } from './column-ticks';
import { fallbackMapping } from './roles';
import { pivotDraft, shapeFault, shapeWords, unpivotDraft } from './shape-draft';
import { SmallTable } from './small-table';
import type { Subject } from './subject';

type Kind = 'none' | Reshape['kind'];

/** How the rows are shaped: as they stand, columns made rows, or rows made columns; shown before and after, and taken or taken back. */
export function ShapeTab({ subject }: { readonly subject: Subject }) {
  const { source, mapping } = subject;
  const used = mapping.preparation?.reshape;
  const [draft, setDraft] = useState<Reshape | null>(used ?? null);
  const [busy, setBusy] = useState(false);
  const profile = useProfile(source);
  useEffect(() => setDraft(used ?? null), [used]);
  const { columns } = source;
  const choose = (kind: Kind): void => setDraft(kind === 'none' ? null : used?.kind === kind ? used : kind === 'unpivot' ? unpivotDraft(columns, profile) : pivotDraft(columns, profile));
  const fault = draft === null ? null : shapeFault(draft, columns);
  const changed = JSON.stringify(draft) !== JSON.stringify(used ?? null);
  const reason = mapping.reasons['reshape'];
  const take = (reshape: Reshape | null): void => {
    setBusy(true);
    void reshaped(subject, reshape)
      .then((next) => subject.onMapping(next, reshape === null ? `Read "${subject.name}" as its rows stand` : `Reshape "${subject.name}": ${shapeWords(reshape)}`))
      .finally(() => setBusy(false));
  };
  return (
    <div className="shape-tab" data-testid="shape">
      <div className="shape-tools">
        <SegmentedControl
          size="small"
          value={draft?.kind ?? 'none'}
          onValueChange={(kind) => choose(kind as Kind)}
          options={[
            { label: 'As it stands', value: 'none' },
            { label: 'Columns become rows', value: 'unpivot' },
            { label: 'Rows become columns', value: 'pivot' },
          ]}
        />
        <span className="columns-bulk">
          {used !== undefined && <Button size="small" variant="minimal" text="Take back" disabled={busy} onClick={() => take(null)} data-testid="take-back-shape" />}
          <Button size="small" intent="primary" text={draft === null ? 'Use the rows as they stand' : 'Use this shape'} disabled={!changed || fault !== null || busy} onClick={() => take(draft)} data-testid="use-shape" />
        </span>
      </div>
      {reason !== undefined && used !== undefined && !changed && (
        <p className="muted shape-reason">
          {shapeWords(used)}: <ReasonLine reason={reason} />
        </p>
      )}
      {draft?.kind === 'unpivot' && (
        <div className="shape-fields">
          <ColumnTicks label="Columns that become rows" columns={columns} ticked={draft.columns} onTick={(ticked) => setDraft({ ...draft, columns: ticked })} />
          <div>
            <Choice label="Headings">
              <input className="field" aria-label="Name of the column of headings" value={draft.name} onChange={(event) => setDraft({ ...draft, name: event.target.value })} />
            </Choice>
            <Choice label="Cells">
              <input className="field" aria-label="Name of the column of cells" value={draft.value} onChange={(event) => setDraft({ ...draft, value: event.target.value })} />
            </Choice>
          </div>
        </div>
      )}
      {draft?.kind === 'pivot' && (
        <div className="shape-fields">
          <ColumnTicks label="Columns that identify a row afterwards" columns={columns} ticked={draft.keep} onTick={(ticked) => setDraft({ ...draft, keep: ticked })} />
          <div>
            <SelectChoice label="Headings" value={draft.name} options={columns.map((name) => [name, name] as const)} onChange={(name) => setDraft({ ...draft, name })} />
            <SelectChoice
              label="Answers"
              value={draft.value ?? ''}
              options={[['', 'none: a row means yes'], ...columns.map((name) => [name, name] as const)]}
              onChange={(value) => setDraft({ ...draft, value: value === '' ? null : value })}
            />
          </div>
        </div>
      )}
      {fault !== null && <p className="shape-fault">{fault}</p>}
      {draft === null ? (
        <p className="muted shape-none">The rows are read as they stand. Where years, firms or platforms stand beside each other as columns, let the columns become rows.</p>
      ) : (
        fault === null && <Preview subject={subject} reshape={draft} />
      )}
    </div>
  );
}

type Previewed = { readonly before: ShownRows; readonly after: ShownRows } | { readonly fault: string };

/** The first rows before and after, side by side. */
function Preview({ subject: { source, mapping }, reshape }: { readonly subject: Subject; readonly reshape: Reshape }) {
  const [shown, setShown] = useState<Previewed | null>(null);
  const way = JSON.stringify(reshape);
  const { reshape: _reshape, ...others } = mapping.preparation ?? {};
  const preparation = JSON.stringify(others);
  useEffect(() => {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      shapePreview(source, JSON.parse(way) as Reshape, JSON.parse(preparation) as Preparation, controller.signal).then(
        (found) => !controller.signal.aborted && setShown(found),
        (cause: unknown) => !controller.signal.aborted && setShown({ fault: cause instanceof DataRefused ? cause.problems.map(({ message, remedy }) => `${message} ${remedy}`).join(' ') : String(cause) }),
      );
    }, 150);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [source, way, preparation]);
  if (shown === null) return <p className="muted shape-none">Making the first rows…</p>;
  if ('fault' in shown) return <p className="shape-fault">{shown.fault}</p>;
  const turned = new Set(reshape.kind === 'unpivot' ? reshape.columns : [reshape.name, ...(reshape.value === null ? [] : [reshape.value])]);
  const made = new Set(reshape.kind === 'unpivot' ? [reshape.name, reshape.value] : shown.after.columns.filter((name) => !reshape.keep.includes(name)));
  return (
    <div className="shape-sides">
      <figure>
        <figcaption>Before</figcaption>
        <SmallTable label="First rows before" rows={shown.before} strong={turned} />
      </figure>
      <figure>
        <figcaption>After</figcaption>
        <SmallTable label="First rows after" rows={shown.after} strong={made} />
      </figure>
    </div>
  );
}

/** The best meaning of the columns in another shape. */
async function reshaped({ source, mapping, proposals }: Subject, reshape: Reshape | null): Promise<Mapping> {
  const { reshape: _before, ...others } = mapping.preparation ?? {};
  const preparation: Preparation | undefined = reshape !== null ? { ...others, reshape } : Object.keys(others).length > 0 ? others : undefined;
  const reason = { by: 'person', reason: 'chosen' } as const;
  const found = await proposePrepared(source, preparation).catch(() => null);
  const best = found?.mappings.find(({ kind }) => kind === mapping.kind) ?? found?.mappings[0] ?? proposals.find((proposal) => proposal.preparation?.reshape === undefined && reshape === null);
  if (best !== undefined) return { ...best, reasons: { ...best.reasons, reshape: reason } };
  const start = fallbackMapping(mapping.kind, found?.columns ?? source.columns);
  return { ...start, ...(preparation === undefined ? {} : { preparation }), reasons: { reshape: reason } };
}
