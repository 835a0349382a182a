import { Cross } from '@blueprintjs/icons';
import { IconButton } from '../../parts/icon-button';
import { RulesMatrix } from '../compare/rules-matrix';
import { PublishedPanel } from './published-panel';
import type { ScenarioView } from './use-scenario';
import './working.css';
import { WorkingHhi } from './working-hhi';
import { WorkingReach } from './working-reach';
import { WorkingRule } from './working-rule';
import { WorkingShare } from './working-share';
import { ALL_RULES, openWorking, PUBLISHED } from './working-state';

/** How one number of the verdict strip was made, all rule sets, or the check of printed figures. */
export function Working({ view, open }: { readonly view: ScenarioView; readonly open: string }) {
  const rule = view.rules.find(({ id }) => id === open);
  const known = ['hhi', 'share', 'reach', ALL_RULES, PUBLISHED].includes(open) || rule !== undefined;
  if (!known) return null;
  return (
    <section id="verdict-working" className="working" aria-label="Working">
      <div className="working-close">
        <IconButton label="Close the working" icon={<Cross size={14} />} onClick={() => openWorking(null)} />
      </div>
      {open === 'hhi' && <WorkingHhi view={view} />}
      {open === 'share' && <WorkingShare view={view} />}
      {open === 'reach' && <WorkingReach view={view} />}
      {open === ALL_RULES && <RulesMatrix />}
      {open === PUBLISHED && <PublishedPanel market={view.market} />}
      {rule !== undefined && <WorkingRule view={view} rule={rule} />}
    </section>
  );
}
