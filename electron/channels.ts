import type { ToEngine } from '../engines/remote/protocol';
import type { BridgeError, BridgeFileKind, BridgeRecentFile, BridgeSaveOutcome, DocumentState, EngineNews, FileGrant } from './bridge';

/** Every question the window may ask the main process: its channel, what it carries and what comes back. */
export interface Calls {
  'files.open': { input: { kinds: readonly BridgeFileKind[]; multiple: boolean }; output: FileGrant[] };
  'files.drop': { input: { path: string }; output: FileGrant | null };
  'files.save': { input: { token: string; content: Uint8Array; force: boolean }; output: BridgeSaveOutcome };
  'files.saveAs': { input: { suggestedName: string; kind: BridgeFileKind; content: Uint8Array }; output: FileGrant | null };
  'recent.list': { input: Record<string, never>; output: BridgeRecentFile[] };
  'recent.open': { input: { token: string }; output: FileGrant };
  'recent.clear': { input: Record<string, never>; output: null };
  'document.set': { input: DocumentState; output: null };
  'engine.open': { input: Record<string, never>; output: number };
  'engine.post': { input: { life: number; message: ToEngine }; output: null };
  /** The window listens for open requests from now on: held ones may be sent. */
  'window.ready': { input: Record<string, never>; output: null };
}

export type Channel = keyof Calls;

/** Every message that the main process sends by itself. */
export interface Messages {
  command: string;
  'open-request': FileGrant;
  engine: EngineNews;
}

/** Answers travel in an envelope, because `ipcRenderer.invoke` keeps only the message of a thrown error. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: BridgeError };
