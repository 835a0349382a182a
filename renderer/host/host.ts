import type { ClientPort } from '../../engines/remote/protocol';

/** A file that the person chose. `token` names it to the host; the window never learns more than that. */
export interface OpenedFile {
  readonly token: string;
  readonly name: string;
  /** Path for the person to read, where the host has one. */
  readonly path: string | null;
  readonly content: Blob;
}

export interface FileKind {
  readonly description: string;
  /** With the dot: `.proforma`. */
  readonly extensions: readonly string[];
}

export interface RecentFile {
  readonly token: string;
  readonly name: string;
  readonly path: string | null;
}

/** Where a file was written. `token` is `null` where the host cannot save over it again. */
export interface SavedFile {
  readonly token: string | null;
  readonly name: string;
  readonly path: string | null;
}

/** The workspace that is shown, and the names of those that closing the window would lose changes of. */
export interface DocumentState {
  readonly name: string;
  readonly dirty: boolean;
  readonly unsaved: readonly string[];
}

/** A native database outside of the window, for files past the limits of the window's own. */
export interface NativeEngine {
  /** Opens a connection to a database without tables. */
  connect(): Promise<ClientPort>;
  /** The token by which the host reads a file where it lies; `null` for bytes that must be sent. */
  tokenOf(content: Blob): string | null;
}

/** The window's only door to the outside: files by the person's own choice, and notices. One implementation per host. */
export interface Host {
  readonly kind: 'electron' | 'browser';
  /** `null` where the host has none. */
  readonly nativeEngine: NativeEngine | null;
  /** Asks for files; empty when the person cancels. */
  openFiles(kinds: readonly FileKind[], multiple: boolean): Promise<OpenedFile[]>;
  /** Files dropped on the window. */
  fromDrop(files: readonly File[]): Promise<OpenedFile[]>;
  /** Writes over the file behind the token; refuses with `changed` where another program changed it since. */
  save(token: string, content: Uint8Array, force: boolean): Promise<SaveOutcome>;
  /** Asks where to, then writes; `null` when the person cancels. */
  saveAs(suggestedName: string, kind: FileKind, content: Uint8Array): Promise<SavedFile | null>;
  recent(): Promise<RecentFile[]>;
  openRecent(token: string): Promise<OpenedFile>;
  clearRecent(): Promise<void>;
  /** Tells the host what is open, and whether closing would lose something. */
  setDocument(state: DocumentState): void;
  /** A menu command or a file that the system asks to open. */
  onCommand(listener: (command: string) => void): () => void;
  onOpenRequest(listener: (file: OpenedFile) => void): () => void;
}

export type SaveOutcome = { readonly saved: true } | { readonly saved: false; readonly reason: 'changed' | 'no-file' };
