import { ChevronDown, ChevronUp } from '@blueprintjs/icons';
import { useMemo, type ReactNode } from 'react';
import { smallestShare } from '../../../core/analysis/measure';
import type { ReachResult } from '../../../core/analysis/results';
import { mergingFirms } from '../../../core/deal/kinds';
import type { Step } from '../../../core/deal/step';
import { formatChange, formatHhi, formatShare, formatSharePoints } from '../../../core/format';
import { reasonOf } from '../../../core/rules/reasons';
import type { RuleSet } from '../../../core/rules/rule-set';
import { precise } from '../../parts/precise';
import { marginInWords, reachInWords, shortCohort } from '../../parts/reach-words';
import { ruleName } from '../../parts/rule-name';
import { VerdictMark } from '../../parts/verdict-mark';
import { dependenceOf } from './depends';
import { DependsMark } from './depends-mark';
import { limitsOf } from './limits';
import type { ScenarioView } from './use-scenario';
import './verdict-strip.css';

interface CellProps {
  readonly id: string;
  readonly label: string;
  readonly title?: string;
  readonly open: string | null;
  readonly onOpen: (id: string | null) => void;
  readonly children: ReactNode;
}

/** One number of the strip; a click opens how it was made. */
function VerdictCell({ id, label, title, open, onOpen, children }: CellProps) {
  const expanded = open === id;
  return (
    <button
      type="button"
      className="verdict-cell"
      data-testid={`verdict-${id}`}
      aria-expanded={expanded}
      aria-controls="verdict-working"
      title={title}
      onClick={() => onOpen(expanded ? null : id)}
    >
      <span className="verdict-label">
        <span className="truncate">{label}</span>
        {expanded ? <ChevronUp size={12} /> : <ChevronDown size={12} />}
      </span>
      {children}
    </button>
  );
}

/** HHI, the outcome under each chosen rule, the merged share and the reach of the deal, in one line. */
export function VerdictStrip({ view, open, onOpen }: { readonly view: ScenarioView; readonly open: string | null; readonly onOpen: (id: string | null) => void }) {
  const { market, rules, result } = view;
  const cell = { open, onOpen };
  return (
    <div className="verdict-strip" role="group" aria-label="Verdicts">
      <VerdictCell id="hhi" label="HHI" {...cell}>
        <HhiVerdict view={view} />
      </VerdictCell>
      {rules.map((rule) => (
        <VerdictCell key={rule.id} id={rule.id} label={ruleName(rule.id)} title={`${rule.jurisdiction}: ${rule.title}`} {...cell}>
          <RuleVerdict view={view} rule={rule} />
        </VerdictCell>
      ))}
      <VerdictCell id="share" label={market !== null && market.mergedShare !== null && market.deal.mergedFirm === null ? "Largest party's share" : 'Merged share'} {...cell}>
        {market === null || market.mergedShare === null ? (
          <>
            <span className="verdict-value">–</span>
            <span className="verdict-reason">{notScreened(view)}</span>
          </>
        ) : (
          <>
            <span className="verdict-value" title={String(market.mergedShare)}>
              {formatShare(market.mergedShare, limitsOf(rules, 'mergedShare'))}
            </span>
            <span className="verdict-reason">{market.deal.mergedFirm ?? 'no merger in this market'}</span>
          </>
        )}
      </VerdictCell>
      <VerdictCell id="reach" label={reachLabel(result.reach)} title={result.reach?.cohort} {...cell}>
        <ReachVerdict view={view} />
      </VerdictCell>
    </div>
  );
}

/** What the reach is of: the merged firm, a partnership, or a platform that closes. */
function reachLabel(reach: ReachResult | null): string {
  if (reach === null) return 'Reach';
  const cohort = shortCohort(reach.cohort);
  if (reach.union === null && reach.closed !== null) return `${cohort} reach lost`;
  return reach.basis === 'partnership' ? 'Partnership reach' : `${cohort} reach`;
}

/** The answer under one rule, in its words; "depends" with the bounds where what is not known could turn it. */
function RuleVerdict({ view, rule }: { readonly view: ScenarioView; readonly rule: RuleSet }) {
  const { market, definition, scenario } = view;
  const outcome = market?.outcomes.find((one) => one.rule === rule.id);
  const dependence = useMemo(() => (market === null ? null : dependenceOf(market, rule, definition?.intervals)), [market, rule, definition]);
  if (dependence !== null) {
    return (
      <>
        <span className="verdict-value verdict-words">
          <DependsMark />
          depends
        </span>
        <span className="verdict-reason">
          {dependence.possible.map(({ label }) => label).join(' or ')}: {dependence.short}
        </span>
      </>
    );
  }
  return (
    <>
      <span className="verdict-value verdict-words">
        <VerdictMark severity={outcome?.severity ?? 'none'} />
        {outcome?.label ?? (market !== null && scenario.steps.some((step) => step.muted !== true) && mergingFirms(scenario.steps).length === 0 ? 'no rule applies' : 'not screened')}
      </span>
      <span className="verdict-reason">{outcome === undefined ? notScreened(view) : reasonOf(rule, outcome)}</span>
    </>
  );
}

function notScreened({ market, scenario, definition }: ScenarioView): string {
  if (market === null) return definition === null ? 'no market is defined' : 'its rows are not there';
  if (scenario.steps.every((step) => step.muted === true)) return 'no deal to screen';
  return mergingFirms(scenario.steps).length === 0 ? noControlWords(scenario.steps) : 'no party is in this market';
}

/** Why merger rules have nothing to read where no control passes. */
function noControlWords(steps: readonly Step[]): string {
  const types = new Set(steps.filter((step) => step.muted !== true).map(({ type }) => type));
  if (types.has('partner')) return 'a partnership passes no control';
  if (types.has('stake')) return 'a stake without control is no merger';
  if (types.has('exit')) return types.size === 1 ? 'who leaves merges with nobody' : 'no control passes';
  return 'no control passes';
}

function HhiVerdict({ view: { market, rules } }: { readonly view: ScenarioView }) {
  if (market === null) {
    return (
      <>
        <span className="verdict-value">–</span>
        <span className="verdict-reason">no rows for this market</span>
      </>
    );
  }
  const limits = limitsOf(rules, 'postHhi');
  const { before, after, change } = market;
  const bounded = after.hhiHigh > after.hhiLow;
  return (
    <>
      <span className="verdict-value">
        <span title={String(before.hhi)}>{formatHhi(before.hhi, limits)}</span>
        <span className="verdict-arrow" aria-label="to">
          →
        </span>
        <span title={String(after.hhi)}>{formatHhi(after.hhi, limits)}</span>
        <span className="verdict-change" title={String(change)}>
          {formatChange(change, limitsOf(rules, 'delta'))}
        </span>
      </span>
      <span className="verdict-reason">
        {bounded ? `after: ${formatHhi(after.hhiLow, limits)} to ${formatHhi(after.hhiHigh, limits)} with no unnamed firm above ${formatShare(smallestShare(market.deal.before))}` : 'all of the market is known'}
      </span>
    </>
  );
}

function ReachVerdict({ view: { result, document } }: { readonly view: ScenarioView }) {
  const { reach } = result;
  if (reach?.union === null && reach.closed !== null) {
    const { before, lost } = reach.closed;
    return (
      <>
        <span className="verdict-value" title={precise(lost.reach)}>
          {reachInWords(lost)}
        </span>
        <span className="verdict-reason">{[reach.synthetic ? 'synthetic' : '', `lost without ${before.platforms.join(' and ')}`, marginInWords(lost)].filter((part) => part !== '').join(', ')}</span>
      </>
    );
  }
  if (reach === null || reach.union === null) {
    const why = reach === null ? 'no audience data' : document.audience.rivals.length > 0 && reach.absent.length > 0 ? 'no party is in the audience data' : 'no deal';
    return (
      <>
        <span className="verdict-value">–</span>
        <span className="verdict-reason">{why}</span>
      </>
    );
  }
  const { union, added, before } = reach;
  const margin = marginInWords(union);
  return (
    <>
      <span className="verdict-value">
        <span title={precise(union.reach)}>{reachInWords(union)}</span>
        {added !== null && added.reach !== null && <span className="verdict-change">{formatSharePoints(added.reach)}</span>}
      </span>
      <span className="verdict-reason">
        {[
          reach.basis === 'partnership' ? shortCohort(reach.cohort) : '',
          reach.synthetic ? 'synthetic' : '',
          added !== null && added.reach === null && added.low !== null && added.high !== null ? `adds ${formatShare(added.low)} to ${formatShare(added.high)}` : '',
          added !== null && before !== null ? `over ${before.platforms.join(' and ')} alone` : '',
          margin,
        ]
          .filter((part) => part !== '')
          .join(', ')}
      </span>
    </>
  );
}
