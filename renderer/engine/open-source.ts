import type { Dialect } from '../../core/data/dialect';
import type { Engine, Progress } from '../../core/data/engine';
import { openDelimited } from '../../core/data/open';
import type { Source } from '../../core/data/source';
import { keepContent, sha256Of } from './contents';
import { theEngine } from './engine';
import { noteLoaded } from './raw-source';
import { noteReading } from './readings';

/** Bytes at the beginning of a file from which its dialect is found. */
const HEAD = 256 * 1024;

/** A file to read. */
export interface FileToOpen {
  readonly name: string;
  readonly path: string | null;
  readonly content: Blob;
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
export async function openSource(file: FileToOpen, { dialect: chosen, signal }: OpenOptions = {}): Promise<OpenedSource> {
  const { content, name, path } = file;
  const head = new Uint8Array(await content.slice(0, HEAD).arrayBuffer());
  const sha256 = await sha256Of(content);
  keepContent(sha256, content);
  const engine = await theEngine();
  const loading = `opened_${crypto.randomUUID().replaceAll('-', '')}`;
  const opened = await openDelimited(engine, {
    name, content: { kind: 'blob', blob: content }, tableName: loading, head, bytes: content.size,
    ...(chosen === undefined ? {} : { dialect: chosen }), ...(signal === undefined ? {} : { signal }),
  });
  const { dialect, columns, rows, problems } = opened;
  noteLoaded(engine, { sha256, dialect }, loading);
  const source: Source = {
    id: crypto.randomUUID(), name, path, bytes: content.size, sha256, dialect, columns: [...columns], rows,
    opened: new Date().toISOString(), synthetic: /synthetic/i.test(name), citation: '',
  };
  const reasons = Object.fromEntries(Object.keys(chosen ?? {}).map((part) => [part, { by: 'person', reason: 'chosen' } as const]));
  noteReading(source, { problems, reasons, chosen: chosen ?? {} });
  return { source, engine, table: loading };
}
