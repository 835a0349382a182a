import { formatChange, formatHhi } from '../../core/format';
import type { Interval } from '../../core/economics/wilson';
import type { RuleSet } from '../../core/rules/rule-set';
import type { RangeResult } from '../range-screen';
import { flipSentences } from '../range-screen';
import { shareRange } from './concentration';
import { marketName } from './market-name';
import { left, right, textTable } from './text-table';
import { wrapped } from './wrapped';

/** Markets of ranges before and after a merger, and what each rule says of them. */
export function screenedRanges(results: readonly RangeResult[], rules: readonly RuleSet[], explained: boolean): string {
  return results.map((result) => screened(result, rules, explained)).join('\n');
}

function screened({ market: { market, period, firms, fringe }, parties, hhi, screen, notes }: RangeResult, rules: readonly RuleSet[], explained: boolean): string {
  const figures = textTable(
    [left('Range of'), right('Least'), right('Greatest')],
    [
      row('HHI before', hhi, formatHhi),
      ...(screen === null ? [] : [row('HHI after', screen.postHhi, formatHhi), row('Change', screen.change, formatChange), row('Merged share', screen.mergedShare, (share) => shareRange({ low: share, high: share }))]),
    ],
  );
  const shares = textTable(
    [left('Firm'), right('Share')],
    [...firms.map((firm) => [`${firm.firm}${parties.includes(firm.firm) ? ' (party)' : ''}`, shareRange(firm)]), ...(fringe.high > 0 ? [['(fringe)', shareRange(fringe)]] : [])],
  );
  const answers = (screen?.outcomes ?? []).flatMap((outcome) => {
    const rule = rules.find(({ id }) => id === outcome.rule)!;
    const named = outcome.possible.map((id) => rule.outcomes.find((one) => one.id === id)?.label ?? id).join(', or ');
    return [
      wrapped(`${rule.id}: ${outcome.answer === 'depends' ? `depends: ${named}` : `${outcome.answer}: ${named}`}`, 2, 4),
      ...flipSentences(outcome, rule).slice(1, explained ? undefined : 3).map((sentence) => wrapped(sentence, 4, 6)),
      ...(explained ? [wrapped(`Source: ${rule.citation}; ${rule.status}.`, 4, 6)] : []),
    ];
  });
  return [`${marketName(market, period)}\n`, figures, '\n', shares, ...(answers.length === 0 ? [] : ['\n', ...answers]), ...notes.map((note) => wrapped(`Note: ${note}.`, 2, 4))].join('');
}

function row(name: string, { low, high }: Interval, format: (value: number) => string): string[] {
  return [name, format(low), format(high)];
}
