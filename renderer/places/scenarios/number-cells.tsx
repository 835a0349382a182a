import type { ReactNode } from 'react';
import { formatChange, formatHhi, formatShare, formatSharePoints } from '../../../core/format';
import type { RuleSet } from '../../../core/rules/rule-set';
import { limitsOf } from './limits';
import './scenario-tables.css';

interface Props {
  readonly value: number;
  /** Rules whose limits the rounding must not cross. */
  readonly rules: readonly RuleSet[];
}

function NumberCell({ value, children }: { readonly value: number; readonly children: ReactNode }) {
  return (
    <td className="number" title={String(value)}>
      {children}
    </td>
  );
}

/** A cell with an HHI, full precision on hover. */
export function HhiCell({ value, rules }: Props) {
  return <NumberCell value={value}>{formatHhi(value, limitsOf(rules, 'postHhi'))}</NumberCell>;
}

/** A cell with a change in HHI. */
export function ChangeCell({ value, rules }: Props) {
  return <NumberCell value={value}>{formatChange(value, limitsOf(rules, 'delta'))}</NumberCell>;
}

/** A cell with a share of the market. */
export function ShareCell({ value }: { readonly value: number }) {
  return <NumberCell value={value}>{formatShare(value)}</NumberCell>;
}

/** A cell with the change of a share; nothing of it stands out where there is none. */
export function PointsCell({ value }: { readonly value: number }) {
  return <NumberCell value={value}>{value === 0 ? <span className="muted">0</span> : formatSharePoints(value)}</NumberCell>;
}

/** Heads of columns; those of numbers stand over their right edge. */
export function Heads({ names }: { readonly names: readonly (readonly [name: string, kind: 'text' | 'number'])[] }) {
  return names.map(([name, kind]) => (
    <th key={name} scope="col" className={kind === 'number' ? 'number' : undefined}>
      {name}
    </th>
  ));
}
