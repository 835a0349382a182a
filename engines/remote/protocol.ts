import type { LoadRequest, LoadResult, Progress } from '../../core/data/engine';

/** What a load reads: bytes that were sent before, a file that the host knows by a token, or, between the host's own processes, a path. */
export type FileRef = { readonly kind: 'upload'; readonly upload: number } | { readonly kind: 'token'; readonly token: string } | { readonly kind: 'path'; readonly path: string };

/** The load of a file without its content. */
export interface RemoteLoad extends Omit<LoadRequest, 'content'> {
  readonly file: FileRef;
}

/** From the window to the database. `id` names a call; answers carry the same. */
export type ToEngine =
  | { readonly type: 'load'; readonly id: number; readonly request: RemoteLoad }
  /** Rows follow as `piece`s: Arrow IPC bytes of the columns in order and `line`. */
  | { readonly type: 'rows'; readonly id: number; readonly table: string; readonly columns: readonly string[] }
  /** A file follows as `piece`s and stays until `release`. */
  | { readonly type: 'upload'; readonly id: number }
  /** `null` ends what follows. The next one may be sent when `more` has come. */
  | { readonly type: 'piece'; readonly id: number; readonly bytes: Uint8Array | null }
  | { readonly type: 'release'; readonly upload: number }
  | { readonly type: 'query'; readonly id: number; readonly sql: string; readonly params: readonly (string | number | null)[] }
  | { readonly type: 'drop'; readonly id: number; readonly table: string }
  | { readonly type: 'cancel'; readonly id: number };

/** Why a call failed, by the name of the error. */
export interface RemoteFailure {
  readonly name: string;
  readonly message: string;
  readonly sql: string;
}

/** From the database to the window. */
export type FromEngine =
  | { readonly type: 'more'; readonly id: number }
  | { readonly type: 'progress'; readonly id: number; readonly progress: Progress }
  /** `bytes`: the answer of a query as an Arrow IPC stream. `result`: of a load. */
  | { readonly type: 'done'; readonly id: number; readonly result: LoadResult | null; readonly bytes: Uint8Array | null }
  | { readonly type: 'failed'; readonly id: number; readonly failure: RemoteFailure };

/** One end of a connection. Messages arrive in the order in which they were posted. */
export interface Port<Out, In> {
  post(message: Out): void;
  onMessage(listener: (message: In) => void): void;
  /** Called once, when the other end is gone. */
  onClosed(listener: () => void): void;
  close(): void;
}

/** The window's end. */
export interface ClientPort extends Port<ToEngine, FromEngine> {
  /**
   * Sends a file for the upload `id` in one go, in place of `piece`s, without reading it in the window; how far it is comes as
   * `progress`. Resolves when it is sent or no longer wanted.
   */
  readonly sendFile?: (id: number, file: Blob, unwanted: AbortSignal) => Promise<void>;
}
export type EnginePort = Port<FromEngine, ToEngine>;
