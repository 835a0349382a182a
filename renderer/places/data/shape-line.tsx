import { Button } from '@blueprintjs/core';
import { ReasonLine } from './choice';
import { shapeWords } from './shape-draft';
import type { Subject } from './subject';

/** Says that the program has reshaped the rows of an open file, with the way to see it and to change it. */
export function ShapeLine({ subject: { mapping, dataset }, onShow }: { readonly subject: Subject; readonly onShow: () => void }) {
  const reshape = mapping.preparation?.reshape;
  const reason = mapping.reasons['reshape'];
  if (reshape === undefined || dataset !== null || reason?.by === 'person') return null;
  return (
    <p className="question recalled" data-testid="shape-line">
      <span>
        {shapeWords(reshape)}
        {reason === undefined ? '.' : ': '}
        {reason !== undefined && <ReasonLine reason={reason} />}
      </span>
      <Button size="small" variant="minimal" text="See before and after" onClick={onShow} />
    </p>
  );
}
