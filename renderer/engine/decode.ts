import type { LoadOptions, Progress } from '../../core/data/engine';
import { QueryCancelled } from '../../core/data/engine';
import type { Decode, DecodeRequest, Decoded, DecodedChunk } from '../../core/data/formats/decoded';
import { DataRefused, problem } from '../../core/problem';
import type { Answer, Ask } from './decode-messages';

/** Decodes in a worker of its own for each file: the window stays alive, and a cancel ends the worker at once. */
export const decodeInWorker: Decode = async (request, options) => {
  const first = await begin(request, options);
  /** The worker that found out what the file is also gives its rows, once; after that the file is decoded anew. */
  let ready: Helper | null = first.helper;
  return {
    ...first.decoded,
    chunks: async function* () {
      const helper = ready ?? (await begin({ ...request, dialect: first.decoded.dialect }, options)).helper;
      ready = null;
      yield* rowsOf(helper);
    },
  };
};

async function begin(request: DecodeRequest, { signal, onProgress }: LoadOptions): Promise<{ readonly helper: Helper; readonly decoded: Omit<Decoded, 'chunks'> }> {
  const helper = new Helper(request.name, signal, onProgress);
  try {
    const answer = await helper.ask({ kind: 'decode', request });
    if (answer.kind === 'decoded') return { helper, decoded: answer.decoded };
    throw new Error(`The worker answered ${answer.kind}.`);
  } catch (fault) {
    helper.end();
    throw fault;
  }
}

async function* rowsOf(helper: Helper): AsyncGenerator<DecodedChunk, void> {
  try {
    for (;;) {
      const answer = await helper.ask({ kind: 'next' });
      if (answer.kind !== 'chunk') return;
      yield answer.chunk;
    }
  } finally {
    helper.end();
  }
}

/** SHA-256 of a file in hexadecimal, piece by piece in a worker. */
export async function hashInWorker(name: string, blob: Blob, { signal, onProgress }: LoadOptions = {}): Promise<string> {
  const helper = new Helper(name, signal, onProgress);
  try {
    const answer = await helper.ask({ kind: 'hash', blob });
    if (answer.kind === 'hashed') return answer.sha256;
    throw new Error(`The worker answered ${answer.kind}.`);
  } finally {
    helper.end();
  }
}

/** One worker; asked one thing at a time. */
class Helper {
  private readonly worker: Worker;
  private settle: { resolve(answer: Answer): void; reject(fault: unknown): void } | null = null;
  private over: unknown = null;

  constructor(
    private readonly file: string,
    private readonly signal: AbortSignal | undefined,
    onProgress: ((progress: Progress) => void) | undefined,
  ) {
    this.worker = new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module' });
    this.worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'progress') onProgress?.(data.progress);
      else if (data.kind === 'refused') this.fail(new DataRefused(data.problems));
      else if (data.kind === 'failed') this.fail(data.memory ? tooLarge(this.file) : new Error(data.message));
      else this.settle?.resolve(data);
    });
    // A worker that dies without a word ran out of memory.
    this.worker.addEventListener('error', () => this.fail(tooLarge(this.file)));
    this.worker.addEventListener('messageerror', () => this.fail(new Error('a message could not be read')));
    signal?.addEventListener('abort', this.cancel);
    if (signal?.aborted === true) this.cancel();
  }

  ask(what: Ask): Promise<Answer> {
    if (this.over !== null) return Promise.reject(this.over);
    return new Promise<Answer>((resolve, reject) => {
      this.settle = { resolve, reject };
      this.worker.postMessage(what);
    });
  }

  end(): void {
    this.signal?.removeEventListener('abort', this.cancel);
    this.over ??= new Error('The worker has ended.');
    this.worker.terminate();
  }

  private readonly cancel = (): void => this.fail(new QueryCancelled());

  private fail(fault: unknown): void {
    if (this.over !== null) return;
    this.over = fault;
    this.settle?.reject(fault);
    this.end();
  }
}

function tooLarge(file: string): DataRefused {
  return new DataRefused([problem('too-large', `${file} needs more memory than the window has.`, 'Save it as CSV, which is read piece by piece, or open it from the command line.', { file })]);
}
