import { Button } from '@blueprintjs/core';
import { useEffect, useState } from 'react';
import { formatCount } from '../../../core/format';
import { answersOf } from '../../../core/data/answers';
import type { RespondentMapping } from '../../../core/data/mapping';
import type { Source } from '../../../core/data/source';
import { sourceKey } from '../../../core/data/source';
import { withPrepared } from '../../engine/prepared';
import { PanelSection } from '../../shell/side-panel';
import type { Answer, Scale, Sense } from './answers';
import { cutOf, gathered, scaleOf, senseOf, withCut, withSense } from './answers';
import { SelectChoice } from './choice';
import type { Subject } from './subject';

const senses: readonly (readonly [Sense, string, string])[] = [
  ['yes', 'use', 'counts as use'],
  ['no', 'no', 'counts as no use'],
  ['missing', '?', 'is a missing answer'],
];
/** Answers drawn before the rest is asked for. */
const SHOWN = 12;

/** The answers in the columns of the platforms; `null` while they are counted or where the rows are not at hand. */
function useAnswers(source: Source, mapping: RespondentMapping): readonly Answer[] | null {
  const { platforms, preparation } = mapping;
  const key = sourceKey(source);
  const { missing: _voids, ...others } = preparation ?? {};
  const way = JSON.stringify([key, platforms, others]);
  const [found, setFound] = useState<{ readonly way: string; readonly answers: readonly Answer[] } | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    withPrepared(source, others, signal, (engine, table, columns) => answersOf(engine, table, platforms.filter((name) => columns.includes(name)), { signal })).then(
      (answers) => !signal.aborted && setFound({ way, answers: gathered(answers) }),
      // Without the rows there is nothing to count; the lists of the mapping stay as they are.
      () => undefined,
    );
    return () => controller.abort();
  }, [way]); // eslint-disable-line react-hooks/exhaustive-deps
  return found === null ? null : found.answers;
}

/** Which answers mean use: one by one, or by a cut-off on a scale of frequency. */
export function AnswersEditor({ subject, mapping }: { readonly subject: Subject; readonly mapping: RespondentMapping }) {
  const answers = useAnswers(subject.source, mapping);
  const [all, setAll] = useState(false);
  const scale = answers === null ? null : scaleOf(answers);
  const set = (text: string, sense: Sense, words: string): void => subject.onMapping(withSense(mapping, [text], sense), `"${text}" ${words}`);
  const listed = answers === null ? [] : all ? answers : answers.slice(0, SHOWN);
  return (
    <PanelSection title="Answers" aside={<span className="muted">{mapping.platforms.length === 1 ? '1 platform' : `${mapping.platforms.length} platforms`}</span>}>
      {answers === null && <p className="muted">The answers are counted when the rows are at hand.</p>}
      {scale !== null && <Cut subject={subject} mapping={mapping} scale={scale} />}
      {listed.length > 0 && (
        <ul className="answers" data-testid="answers">
          {listed.map(({ text, times }) => (
            <li key={text ?? ''}>
              <span className="truncate" title={text ?? 'nothing'}>
                {text ?? <span className="grid-missing">nothing</span>}
              </span>
              <span className="number muted">{formatCount(times)}</span>
              {text === null ? (
                <span className="muted answers-void">missing</span>
              ) : (
                <span className="senses" role="group" aria-label={`What "${text}" means`}>
                  {senses.map(([sense, word, words]) => (
                    <button key={sense} type="button" data-sense={sense} aria-pressed={senseOf(mapping, text) === sense} title={`"${text}" ${words}`} onClick={() => set(text, sense, words)}>
                      {word}
                    </button>
                  ))}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {answers !== null && answers.length > SHOWN && <Button size="small" variant="minimal" text={all ? 'Show fewer' : `Show all ${answers.length}`} onClick={() => setAll(!all)} />}
      <SelectChoice
        label="Any other"
        value={mapping.otherwise ?? 'missing'}
        options={[['missing', 'is a missing answer'], ['yes', 'counts as use'], ['no', 'counts as no use']]}
        onChange={(sense) => {
          const { otherwise: _otherwise, ...others } = mapping;
          subject.onMapping(sense === 'missing' ? others : { ...mapping, otherwise: sense }, 'Change what any other answer means');
        }}
      />
    </PanelSection>
  );
}

/** The cut-off on a scale: down to which answer people count as users. */
function Cut({ subject, mapping, scale }: { readonly subject: Subject; readonly mapping: RespondentMapping; readonly scale: Scale }) {
  const [upside, setUpside] = useState(false);
  const turned = upside ? { ...scale, steps: [...scale.steps].reverse() } : scale;
  const set = cutOf(mapping, turned);
  // While the hand moves only the words follow; the table is made anew when it lets go.
  const [moving, setMoving] = useState<number | null>(null);
  const cut = moving ?? set ?? 0;
  const { steps } = turned;
  const users = steps.slice(0, cut).reduce((sum, { times }) => sum + times, 0);
  const whole = steps.reduce((sum, { times }) => sum + times, 0);
  const commit = (): void => {
    if (moving !== null && moving !== set) subject.onMapping(withCut(mapping, turned, moving), `Count "${steps[0]!.text}" to "${steps[Math.max(0, moving - 1)]!.text}" as use`);
    setMoving(null);
  };
  return (
    <div className="cut">
      <label>
        <span className="cut-words">
          {cut === 0 ? 'Nobody counts as a user' : cut === 1 ? `Use is "${steps[0]!.text}"` : `Use is "${steps[0]!.text}" down to "${steps[cut - 1]!.text}"`}
          {whole > 0 && cut > 0 && <span className="muted">, {Math.round((100 * users) / whole)}% of these answers</span>}
        </span>
        <input
          type="range"
          min={0}
          max={steps.length}
          step={1}
          value={cut}
          aria-valuetext={cut === 0 ? 'no answer is use' : `use down to ${steps[cut - 1]!.text}`}
          data-testid="cut"
          onChange={(event) => setMoving(Number(event.target.value))}
          onPointerUp={commit}
          onKeyUp={commit}
          onBlur={commit}
        />
      </label>
      <span className="cut-ends muted">
        <span className="truncate">{steps[0]!.text}</span>
        {scale.by === 'numbers' && (
          <button type="button" className="link" onClick={() => setUpside(!upside)}>
            turn round
          </button>
        )}
        <span className="truncate">{steps.at(-1)!.text}</span>
      </span>
    </div>
  );
}
