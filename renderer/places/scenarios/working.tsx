import { Cross } from '@blueprintjs/icons';
import { IconButton } from '../../parts/icon-button';
import type { ScenarioView } from './use-scenario';
import { WorkingHhi } from './working-hhi';
import { WorkingReach } from './working-reach';
import { WorkingRule } from './working-rule';
import { WorkingShare } from './working-share';

/** How one number of the verdict strip was made: formula with the numbers put in, shares, rows and file. */
export function Working({ view, open, onClose }: { readonly view: ScenarioView; readonly open: string; readonly onClose: () => void }) {
  const rule = view.rules.find(({ id }) => id === open);
  return (
    <section id="verdict-working" className="working" aria-label="Working">
      <div className="working-close">
        <IconButton label="Close the working" icon={<Cross size={14} />} onClick={onClose} />
      </div>
      {open === 'hhi' && <WorkingHhi view={view} />}
      {open === 'share' && <WorkingShare view={view} />}
      {open === 'reach' && <WorkingReach view={view} />}
      {rule !== undefined && <WorkingRule view={view} rule={rule} />}
    </section>
  );
}
