import { Button } from '@blueprintjs/core';
import type { ShareMapping } from '../../../core/data/mapping';
import type { Subject } from './subject';

/** Code of the note that the shares of every market sum to far less than 1. */
export const REST_ASKED = 'outside-good';

const withRest = (mapping: ShareMapping, remainder: 'outside' | 'unknown'): ShareMapping => ({ ...mapping, remainder, reasons: { ...mapping.reasons, remainder: { by: 'person', reason: 'chosen' } } });

/** Asks what the shares leave out where they cover far less than the market: it decides every share and the HHI. */
export function RestQuestion({ subject, mapping }: { readonly subject: Subject; readonly mapping: ShareMapping }) {
  const { problems, onMapping, name } = subject;
  const asked = problems.find(({ code }) => code === REST_ASKED);
  if (asked === undefined) return null;
  return (
    <section className="question" aria-label="What the shares leave out" data-testid="rest-question">
      <p>{asked.message} It decides every share and the HHI.</p>
      <div className="question-answers">
        <Button size="small" text="An outside good" onClick={() => onMapping(withRest(mapping, 'outside'), `Read the rest of "${name}" as an outside good`)} data-testid="rest-outside" />
        <span className="muted">buyers who bought none of these: each share is read over the sum of its market</span>
        <Button size="small" text="Firms that the file does not name" onClick={() => onMapping(withRest(mapping, 'unknown'), `Read the rest of "${name}" as firms that are not named`)} data-testid="rest-unknown" />
        <span className="muted">shares stay as they are, and the HHI is a lower bound</span>
      </div>
    </section>
  );
}
