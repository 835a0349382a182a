import { Button } from '@blueprintjs/core';
import { useState } from 'react';
import { services } from '../../app/services';
import type { Sample } from '../../../core/data/dialect';
import { sampleWords } from '../../../core/data/sample';
import { startNative } from '../../engine/engine';
import { report } from '../../persistence/report';
import type { Intake } from './intake';
import { rereadIntake } from './intake';

/** Rows of a sample from the beginning. */
const FIRST = 1_000_000;
/** Bytes that a sample over the whole file has at most, about. */
const SAMPLE_BYTES = 200e6;

/** The ways out for a file that the database of the window cannot hold. */
export function TooLarge({ intake }: { readonly intake: Intake }) {
  const [starting, setStarting] = useState(false);
  const { nativeEngine } = services().host;
  const every = Math.max(2, Math.ceil((intake.file?.content.size ?? 0) / SAMPLE_BYTES));
  const openNative = async (): Promise<void> => {
    setStarting(true);
    try {
      await startNative(nativeEngine!);
      await rereadIntake(intake.id, {});
    } catch (cause) {
      report('engine', cause, 'The native database did not start');
    } finally {
      setStarting(false);
    }
  };
  const sampleButton = (sample: Sample) => <Button size="small" text={`Open ${sampleWords(sample)}`} onClick={() => void rereadIntake(intake.id, { sample })} />;
  return (
    <>
      {nativeEngine !== null && <Button size="small" intent="primary" text="Open in the native database" loading={starting} onClick={() => void openNative()} />}
      {sampleButton({ first: FIRST })}
      {sampleButton({ every })}
    </>
  );
}
