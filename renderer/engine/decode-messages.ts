import type { Progress } from '../../core/data/engine';
import type { DecodeRequest, Decoded, DecodedChunk } from '../../core/data/formats/decoded';
import type { Problem } from '../../core/problem';

/** What the window asks of the worker; one of `decode` or `hash` first. */
export type Ask =
  | { readonly kind: 'decode'; readonly request: DecodeRequest }
  /** The next rows of the file that is being decoded. */
  | { readonly kind: 'next' }
  | { readonly kind: 'hash'; readonly blob: Blob };

/** What the worker answers: one of the others to each question, and `progress` meanwhile. */
export type Answer =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'decoded'; readonly decoded: Omit<Decoded, 'chunks'> }
  | { readonly kind: 'chunk'; readonly chunk: DecodedChunk }
  | { readonly kind: 'end' }
  | { readonly kind: 'hashed'; readonly sha256: string }
  /** The file cannot be used. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  /** The work failed: `memory` where there was not enough of it. */
  | { readonly kind: 'failed'; readonly message: string; readonly memory: boolean };
