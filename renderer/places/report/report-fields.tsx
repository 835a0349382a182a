import { PanelSection } from '../../shell/side-panel';
import { useDocument } from '../../state/selectors';
import { act } from '../../state/workbench';

/** Title, author and note of the report; typing in one field is one undo step. */
export function ReportFields() {
  const { report, name } = useDocument();
  const set = (field: 'title' | 'author' | 'note', value: string): void =>
    act(
      `Edit the ${field} of the report`,
      (draft) => {
        draft.report[field] = value;
      },
      `report:${field}`,
    );
  return (
    <PanelSection title="Report">
      <label className="report-field">
        <span>Title</span>
        <input className="text-input" data-testid="report-title" value={report.title} placeholder={name} onChange={(event) => set('title', event.target.value)} />
      </label>
      <label className="report-field">
        <span>Author</span>
        <input className="text-input" data-testid="report-author" value={report.author} onChange={(event) => set('author', event.target.value)} />
      </label>
      <label className="report-field">
        <span>Note</span>
        <textarea className="text-input" data-testid="report-note" rows={6} value={report.note} placeholder="What the reader should know first" onChange={(event) => set('note', event.target.value)} />
      </label>
    </PanelSection>
  );
}
