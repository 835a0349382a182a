import { Button } from '@blueprintjs/core';
import { useMemo, useState } from 'react';
import type { MarketResult } from '../../../../core/analysis/results';
import { kindOf, stepSentence } from '../../../../core/deal/kinds';
import { ruleName } from '../../../parts/rule-name';
import { VerdictMark } from '../../../parts/verdict-mark';
import { alternativesTo, answersOf } from './answers';
import type { FormProps } from './form';

/** What would it take: the question of the step's kind, answered for each rule in view, each answer one click from being tried. */
export function WhatItTakes(props: FormProps & { readonly market: MarketResult }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="what-it-takes">
      <button type="button" className="link" aria-expanded={open} data-testid={`what-it-takes-${props.at + 1}`} title={kindOf(props.step).question} onClick={() => setOpen(!open)}>
        What would it take?
      </button>
      {open && <Answers {...props} />}
    </div>
  );
}

function Answers({ view, step, at, set, market }: FormProps & { readonly market: MarketResult }) {
  const { scenario, rules } = view;
  const answers = useMemo(() => answersOf({ market, steps: scenario.steps, at, rules }), [market, scenario.steps, at, rules]);
  const groups = useMemo(() => (rules[0] === undefined ? [] : alternativesTo({ market, steps: scenario.steps, at, rule: rules[0] })), [market, scenario.steps, at, rules]);
  return (
    <div className="answers">
      <p className="muted">{kindOf(step).question}</p>
      {groups.map(({ words, severity, steps }) => (
        <div key={words} className="answer-group">
          <p>
            <VerdictMark severity={severity} size={12} /> {words} ({ruleName(rules[0]!.id)})
          </p>
          <p className="answer-names">
            {steps.map(({ name, step: other }) => (
              <button key={name} type="button" className="link" title={`Try: ${stepSentence(other)}`} onClick={() => void set(other)}>
                {name}
              </button>
            ))}
          </p>
        </div>
      ))}
      {answers.map(({ rule, field, value, sentence, step: beyond }) => (
        <div key={`${rule}:${field}`} className="answer">
          <p title={String(value)}>
            <span className="muted">{ruleName(rule)}</span> {sentence}
          </p>
          {beyond !== null && <Button size="small" text="Try" aria-label={`Try: ${stepSentence(beyond)}`} title={`${stepSentence(beyond)}. It can be undone.`} onClick={() => void set(beyond)} />}
        </div>
      ))}
      {answers.length === 0 && groups.length === 0 && <p>{rules.length === 0 ? 'No rule is chosen in Markets.' : 'No value of this step changes what the chosen rules say here.'}</p>}
    </div>
  );
}
