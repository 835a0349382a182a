import { createSHA256 } from 'hash-wasm';
import type { DecodedChunk } from '../../core/data/formats/decoded';
import { bytesOf, piecesOf } from '../../core/data/formats/bytes';
import { decodeHere } from '../../core/data/formats/decode';
import { DataRefused } from '../../core/problem';
import type { Answer, Ask } from './decode-messages';

/** Decodes one file, or hashes one, away from the window. It ends when the window ends it. */
let chunks: AsyncIterator<DecodedChunk> | null = null;

self.addEventListener('message', (event: MessageEvent<Ask>) => {
  answer(event.data).then(tell, (fault: unknown) => tell(failure(fault)));
});

function tell(said: Answer): void {
  self.postMessage(said);
}

async function answer(ask: Ask): Promise<Answer> {
  switch (ask.kind) {
    case 'decode': {
      const { chunks: rows, ...decoded } = await decodeHere(ask.request, { onProgress: (progress) => tell({ kind: 'progress', progress }) });
      chunks = rows()[Symbol.asyncIterator]();
      return { kind: 'decoded', decoded };
    }
    case 'next': {
      const next = await chunks!.next();
      return next.done === true ? { kind: 'end' } : { kind: 'chunk', chunk: next.value };
    }
    case 'hash': {
      const hash = await createSHA256();
      const blob = bytesOf({ kind: 'blob', blob: ask.blob });
      for await (const piece of piecesOf(blob, undefined, (fraction) => tell({ kind: 'progress', progress: { fraction, rows: null } }))) hash.update(piece);
      return { kind: 'hashed', sha256: hash.digest('hex') };
    }
  }
}

function failure(fault: unknown): Answer {
  if (fault instanceof DataRefused) return { kind: 'refused', problems: fault.problems };
  const message = fault instanceof Error ? fault.message : String(fault);
  return { kind: 'failed', message, memory: fault instanceof RangeError || /memory|allocation|invalid string length/i.test(message) };
}
