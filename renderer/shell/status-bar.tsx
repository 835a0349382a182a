import { useWorkbench } from '../state/workbench';

export function StatusBar() {
  const activities = useWorkbench((state) => state.activities);
  return (
    <footer className="status">
      {activities.map(({ id, label, fraction, cancel }) => (
        <span key={id} className="status-activity" role="status">
          {label}
          <progress max={1} value={fraction ?? undefined} aria-label={label} />
          {cancel !== undefined && (
            <button type="button" onClick={cancel}>
              Cancel
            </button>
          )}
        </span>
      ))}
    </footer>
  );
}
