import { formatShare } from '../../../core/format';

/** How sure a guess is, in words. */
export interface Sureness {
  readonly id: 'sure' | 'likely' | 'guess';
  readonly word: string;
  /** The number, for who wants it. */
  readonly title: string;
}

/** The word for a confidence of 0 to 1; `null` where none is stated. */
export function sureness(confidence: number | undefined): Sureness | null {
  if (confidence === undefined) return null;
  const title = `Confidence ${formatShare(confidence)}`;
  if (confidence >= 0.9) return { id: 'sure', word: 'sure', title };
  return confidence >= 0.6 ? { id: 'likely', word: 'likely', title } : { id: 'guess', word: 'a guess', title };
}
