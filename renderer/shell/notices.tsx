import { Button } from '@blueprintjs/core';
import { Cross } from '@blueprintjs/icons';
import { dismiss, useNotices } from '../state/notices';
import { useWorkbench } from '../state/workbench';

export function Notices() {
  const tab = useWorkbench((state) => state.tab);
  const notices = useNotices((state) => state.list).filter((notice) => notice.tab === undefined || notice.tab === tab);
  return (
    <div className="notices" role="region" aria-label="Notices" aria-live="polite">
      {notices.map(({ id, tone, text, tab: about, actions }) => (
        <div key={`${id} ${about ?? ''}`} className="notice" data-tone={tone} data-testid={`notice-${id}`}>
          <p>{text}</p>
          {actions?.map(({ label, run }) => (
            <Button key={label} size="small" text={label} onClick={run} />
          ))}
          <Button size="small" variant="minimal" icon={<Cross />} aria-label="Dismiss" onClick={() => dismiss(id, about)} />
        </div>
      ))}
    </div>
  );
}
