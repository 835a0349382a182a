import { Button } from '@blueprintjs/core';
import { Document, Print } from '@blueprintjs/icons';
import { useRef, useState } from 'react';
import { fileNameOf, saveText } from '../../figures/save-text';
import { CommandButton } from '../../shell/command-button';
import { EmptyPlace } from '../../shell/empty-place';
import { PanelSection, SidePanel } from '../../shell/side-panel';
import { useDocument } from '../../state/selectors';
import { Preview } from './preview';
import './report.css';
import { ReportFields } from './report-fields';
import { useReport } from './use-report';

/** The report as it will be saved: one HTML file with figures, tables, rules, methods and sources. */
export function ReportPlace() {
  const { markets, datasets } = useDocument();
  if (markets.length === 0 && datasets.length === 0) {
    return (
      <EmptyPlace
        title="Nothing to report yet"
        actions={
          <>
            <CommandButton id="file.open" text="Open a file" />
            <CommandButton id="file.sample" text="Open the sample" />
          </>
        }
      >
        The report holds every market, scenario and comparison of the workspace, with the rules, the methods and the rows of the files that each number rests on.
      </EmptyPlace>
    );
  }
  return <OpenReport />;
}

function OpenReport() {
  const { report, name } = useDocument();
  const { html, fresh, progress } = useReport();
  const frame = useRef<HTMLIFrameElement>(null);
  const [said, setSaid] = useState('');
  const save = (): void => {
    if (html === null) return;
    saveText(fileNameOf(report.title === '' ? name : report.title, 'report'), 'Web page', '.html', html).then(
      (saved) => setSaid(saved === null ? '' : `Saved ${saved}`),
      (cause: unknown) => setSaid(cause instanceof Error ? cause.message : 'The report was not saved. Try again.'),
    );
  };
  return (
    <div className="place report">
      <div className="report-head">
        <h1 className="place-title">Report</h1>
        <span className="muted" role="status">
          {fresh ? said : progress}
        </span>
        <Button size="small" icon={<Print size={14} />} text="Print" disabled={html === null} onClick={() => frame.current?.contentWindow?.print()} data-testid="report-print" />
        <Button size="small" intent="primary" icon={<Document size={14} />} text="Save as HTML" disabled={html === null || !fresh} onClick={save} data-testid="report-save" />
      </div>
      {html === null ? <p className="muted report-waiting">The report is being made. Figures are drawn once; later changes are quick.</p> : <Preview html={html} frame={frame} />}
      <SidePanel>
        <ReportFields />
        <PanelSection title="The file">
          <p className="muted panel-text">One file that opens offline in any browser, without scripts. Figures are drawn for print; every number is in a table beside them.</p>
        </PanelSection>
      </SidePanel>
    </div>
  );
}
