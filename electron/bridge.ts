import type { FromEngine, ToEngine } from '../engines/remote/protocol';

/** What crosses between the window and the main process, as types alone: the only file that renderer and electron share. */

/** Why the host refused; a closed set, each with its message for the person. */
export type BridgeErrorCode =
  | 'invalid-arguments'
  | 'sender-refused'
  | 'unknown-token'
  | 'not-found'
  | 'permission-denied'
  | 'read-failed'
  | 'write-failed'
  | 'internal';

/** A call across the bridge rejects with this plain object, because an Error would keep only its message. */
export interface BridgeError {
  readonly code: BridgeErrorCode;
  /** One sentence for the person: what, where, what to do. */
  readonly message: string;
  /** The system's own words, for a bug report; empty when there are none. */
  readonly detail: string;
}

export interface BridgeFileKind {
  readonly description: string;
  /** With the dot: `.proforma`. */
  readonly extensions: readonly string[];
}

/** The right to one file: the window names it by `token` and reads it at `url` (a path of the window's own origin), which lives as long as the program runs. */
export interface FileGrant {
  readonly token: string;
  readonly name: string;
  readonly path: string;
  readonly url: string;
}

export interface BridgeRecentFile {
  readonly token: string;
  readonly name: string;
  readonly path: string;
}

export interface DocumentState {
  /** Name of the workspace that is shown. */
  readonly name: string;
  readonly dirty: boolean;
  /** Names of the workspaces that closing the window would lose changes of. */
  readonly unsaved: readonly string[];
}

export type BridgeSaveOutcome = { readonly saved: true } | { readonly saved: false; readonly reason: 'changed' | 'no-file' };

/** What a process with native DuckDB says; `life` is the number of the process, `message` is `null` once it has ended. */
export interface EngineNews {
  readonly life: number;
  readonly message: FromEngine | null;
}

/** The methods that the preload exposes as `window.proforma`. Each rejects with a `BridgeError`. */
export interface HostApi {
  openFiles(kinds: readonly BridgeFileKind[], multiple: boolean): Promise<FileGrant[]>;
  /** Registers one dropped file; `null` for a file that has no place on the disk. */
  grantDrop(file: File): Promise<FileGrant | null>;
  save(token: string, content: Uint8Array, force: boolean): Promise<BridgeSaveOutcome>;
  saveAs(suggestedName: string, kind: BridgeFileKind, content: Uint8Array): Promise<FileGrant | null>;
  recent(): Promise<BridgeRecentFile[]>;
  openRecent(token: string): Promise<FileGrant>;
  clearRecent(): Promise<void>;
  setDocument(state: DocumentState): Promise<void>;
  /** Returns the function that ends the subscription. */
  onCommand(listener: (command: string) => void): () => void;
  /** Starts native DuckDB in a process of its own and gives its number; an earlier process ends. */
  openEngine(): Promise<number>;
  postEngine(life: number, message: ToEngine): Promise<void>;
  onEngine(listener: (news: EngineNews) => void): () => void;
  /** Files that the system asked to open; those asked for before anyone listened are held and arrive now. */
  onOpenRequest(listener: (file: FileGrant) => void): () => void;
}
