import { Button } from '@blueprintjs/core';
import { Cross } from '@blueprintjs/icons';
import { dismiss, useNotices } from '../state/notices';

export function Notices() {
  const notices = useNotices((state) => state.list);
  return (
    <div className="notices" role="region" aria-label="Notices" aria-live="polite">
      {notices.map(({ id, tone, text, actions }) => (
        <div key={id} className="notice" data-tone={tone} data-testid={`notice-${id}`}>
          <p>{text}</p>
          {actions?.map(({ label, run }) => (
            <Button key={label} size="small" text={label} onClick={run} />
          ))}
          <Button size="small" variant="minimal" icon={<Cross />} aria-label="Dismiss" onClick={() => dismiss(id)} />
        </div>
      ))}
    </div>
  );
}
