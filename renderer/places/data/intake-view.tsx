import { Button } from '@blueprintjs/core';
import { runCommand } from '../../commands/registry';
import { TOO_LARGE } from '../../engine/limits';
import { EmptyPlace } from '../../shell/empty-place';
import type { Intake } from './intake';
import { acceptIntake, putAway } from './intake';
import { JoinOffer } from './join-offer';
import { ProblemList } from './problem-list';
import { RecalledLine } from './recalled-line';
import { useIntakeSubject } from './subject';
import { TableView } from './table-view';
import { TooLarge } from './too-large';

/** A file that is open but not yet added: its reading to confirm or change, or why it was refused. */
export function IntakeView({ intake }: { readonly intake: Intake }) {
  const subject = useIntakeSubject(intake);
  if (intake.phase === 'refused') {
    return (
      <div className="place" data-testid="refusal">
        <h1 className="place-title">{intake.fileName} was not opened</h1>
        <ProblemList problems={intake.problems} mapping={null} />
        <div className="data-actions">
          {intake.problems.some(({ code }) => code === TOO_LARGE) && <TooLarge intake={intake} />}
          <Button size="small" text="Open another file" onClick={() => void runCommand('file.open')} />
          <Button size="small" variant="minimal" text="Close" onClick={() => putAway(intake.id)} />
        </div>
        <p className="muted data-untouched">The workspace is as it was.</p>
      </div>
    );
  }
  if (subject === null) return <EmptyPlace title={`Opening ${intake.fileName}`}>Reading the file and finding out what its columns mean. It can be cancelled in the status bar.</EmptyPlace>;
  return (
    <TableView
      subject={subject}
      asked={
        <>
          <JoinOffer intake={intake} />
          {intake.recalled !== null && <RecalledLine subject={subject} recalled={intake.recalled} fresh={intake.proposals.find((proposal) => proposal !== intake.recalled?.mapping)} />}
        </>
      }
      actions={
        <>
          <Button size="small" variant="minimal" text="Discard" onClick={() => putAway(intake.id)} data-testid="discard-data" />
          <Button size="small" intent="primary" text={subject.reading?.problems.some(({ severity }) => severity === 'error') === true ? 'Add without the faulty rows' : 'Add to the workspace'} disabled={intake.build?.status !== 'built'} onClick={() => acceptIntake(intake.id)} data-testid="accept-data" />
        </>
      }
    />
  );
}
