import type { Dialect } from '../../core/data/dialect';
import type { Engine, Progress } from '../../core/data/engine';
import type { OpenedFile } from '../../core/data/open';
import { openFile } from '../../core/data/open';
import type { OpenedTogether } from '../../core/data/open-together';
import { openTogether } from '../../core/data/open-together';
import type { Source } from '../../core/data/source';
import { keepContent } from './contents';
import { decodeInWorker, hashInWorker } from './decode';
import { theEngine } from './engine';
import { partsToOpen } from './files-together';
import { noteLoaded } from './raw-source';
import { noteReading } from './readings';

/** A file to read. */
export interface FileToOpen {
  readonly name: string;
  readonly path: string | null;
  readonly content: Blob;
  /** Files of the same shape whose contents follow one another in `content`: they are read as one table. */
  readonly parts?: readonly FileToOpen[];
}

export interface OpenOptions {
  /** What the person chose instead of what the file says. */
  readonly dialect?: Partial<Dialect>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface OpenedSource {
  readonly source: Source;
  readonly engine: Engine;
  readonly table: string;
}

/** Reads a file into the engine and says what it is. What is to be said of it is noted with its reading. Throws `DataRefused`. */
export async function openSource(file: FileToOpen, { dialect: chosen = {}, signal, onProgress }: OpenOptions = {}): Promise<OpenedSource> {
  const { content, name, path, parts: files } = file;
  const engine = await theEngine();
  const loading = `opened_${crypto.randomUUID().replaceAll('-', '')}`;
  const [opened, hashes] = await together(signal, (either) => {
    const how = { tableName: loading, dialect: chosen, decode: decodeInWorker, signal: either, onProgress };
    return [
      files === undefined ? (openFile(engine, { ...how, name, content: { kind: 'blob', blob: content }, bytes: content.size }) as Promise<OpenedFile & Partial<OpenedTogether>>) : openTogether(engine, { ...how, parts: partsToOpen(files) }),
      hashesOf(files ?? [file], either),
    ];
  });
  const sha256 = files === undefined ? hashes[0]! : await hashInWorker(name, new Blob([hashes.join('')]), { signal });
  keepContent(sha256, content);
  const { dialect, columns, rows, problems, choices } = opened;
  noteLoaded(engine, { sha256, dialect }, loading);
  const source: Source = {
    id: crypto.randomUUID(), name, path, bytes: content.size, sha256, dialect, columns: [...columns], rows,
    opened: new Date().toISOString(), synthetic: /synthetic/i.test(name), citation: '',
    ...(opened.parts !== undefined ? { parts: opened.parts.map((part, i) => ({ ...part, path: files![i]!.path, bytes: files![i]!.content.size, sha256: hashes[i]! })) } : {}),
  };
  const reasons = { ...('reasons' in opened ? opened.reasons : {}), ...Object.fromEntries(Object.keys(chosen).map((part) => [part, { by: 'person', reason: 'chosen' } as const])) };
  noteReading(source, { problems, reasons, chosen, ...(choices === undefined ? {} : { choices }) });
  return { source, engine, table: loading };
}

async function hashesOf(files: readonly FileToOpen[], signal: AbortSignal): Promise<string[]> {
  const hashes: string[] = [];
  for (const { name, content } of files) hashes.push(await hashInWorker(name, content, { signal }));
  return hashes;
}

/** Waits for two works side by side; where one fails the other is stopped, and the fault is that of the one. */
async function together<A, B>(signal: AbortSignal | undefined, start: (either: AbortSignal) => readonly [Promise<A>, Promise<B>]): Promise<[A, B]> {
  const stop = new AbortController();
  try {
    return await Promise.all(start(signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal])));
  } catch (fault) {
    stop.abort();
    throw fault;
  }
}
