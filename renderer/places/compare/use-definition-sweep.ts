import { useEffect, useMemo, useState } from 'react';
import type { DefinitionSweep, SweptScenario } from '../../../core/analysis/compare/definition-sweep';
import { definitionSweep } from '../../../core/analysis/compare/definition-sweep';
import type { CompareCase } from '../../../core/analysis/compare/opened';
import type { RuleSet } from '../../../core/rules/rule-set';
import type { MarketDefinition } from '../../../core/workspace/schema';

/** Markets under scenarios that are screened at once; more are screened one scenario at a time, so that the window stays alive. */
const AT_ONCE = 500;

/** Every definition under every case; while it is worked out, `sweep` is `null` and `done` says how many scenarios are. */
export function useDefinitionSweep(cases: readonly CompareCase[], definitions: readonly MarketDefinition[], rule: RuleSet | null): { readonly sweep: DefinitionSweep | null; readonly done: number } {
  const small = cases.length * definitions.length <= AT_ONCE;
  const atOnce = useMemo(() => (rule === null || !small ? null : definitionSweep(cases, definitions, rule)), [cases, definitions, rule, small]);
  const [swept, setSwept] = useState<{ readonly of: readonly unknown[]; readonly scenarios: readonly SweptScenario[] }>({ of: [], scenarios: [] });
  useEffect(() => {
    if (rule === null || small) return;
    let timer: ReturnType<typeof setTimeout>;
    const next = (scenarios: readonly SweptScenario[]): void => {
      setSwept({ of: [cases, definitions, rule], scenarios });
      const one = cases[scenarios.length];
      if (one !== undefined) timer = setTimeout(() => next([...scenarios, ...definitionSweep([one], definitions, rule).scenarios]));
    };
    timer = setTimeout(() => next([]));
    return () => clearTimeout(timer);
  }, [cases, definitions, rule, small]);
  const current = useMemo(() => (swept.of[0] === cases && swept.of[1] === definitions && swept.of[2] === rule ? swept.scenarios : []), [swept, cases, definitions, rule]);
  const finished = useMemo(() => (rule !== null && !small && current.length === cases.length ? { rule, definitions, scenarios: current } : null), [rule, small, current, cases, definitions]);
  return { sweep: atOnce ?? finished, done: current.length };
}
