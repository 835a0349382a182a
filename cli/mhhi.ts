import { MHHI_NOTE, marketMhhi } from '../core/analysis/mhhi';
import type { ControlModel } from '../core/analysis/mhhi-rights';
import type { Ownership } from '../core/market/ownership';
import type { Stake } from '../core/market/stakes';
import { stakesIn } from '../core/market/stakes';
import type { Structure } from '../core/market/structure';

export interface MhhiOptions {
  readonly control: ControlModel;
  readonly dispersed?: true;
}

/** MHHI of a market as a document gives it, in points; `null` with the reason where it cannot be computed. */
export interface ReportedMhhi {
  readonly model: ControlModel;
  readonly rest: 'one holder' | 'dispersed';
  readonly mhhi: number | null;
  readonly delta: number | null;
  readonly reason: string | null;
  /** That thresholds do not apply. */
  readonly note: string;
  readonly stakes: readonly Stake[];
  /** What was assumed and what was left out, one sentence each. */
  readonly notes: readonly string[];
}

/** MHHI of a market in which stakes are held that do not roll up; `null` where there are none. */
export function reportedMhhi(structure: Structure, ownership: Ownership, { control, dispersed }: MhhiOptions): ReportedMhhi | null {
  const { stakes, leftOut } = stakesIn(ownership, structure, structure.period === '' ? undefined : structure.period);
  if (stakes.length === 0 && leftOut.length === 0) return null;
  const rest = dispersed === true ? 'dispersed' : 'one holder';
  const found = marketMhhi(structure, stakes, { control, rest });
  return {
    model: control,
    rest,
    mhhi: found.mhhi,
    delta: found.delta,
    reason: found.reason ?? null,
    note: MHHI_NOTE,
    stakes,
    notes: [...found.notes.filter((note) => note !== MHHI_NOTE), ...leftOut.map((sentence) => `${sentence}.`)],
  };
}
