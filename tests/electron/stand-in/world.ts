import type { BrowserContext } from 'playwright-core';

export interface DialogAnswer {
  readonly method: 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox';
  readonly result: object;
}

export interface ShownDialog {
  readonly method: DialogAnswer['method'];
  readonly options: Record<string, unknown>;
}

/** Decisions and traces of one run of the program, shared by the parts of the stand-in. */
export interface World {
  readonly context: BrowserContext;
  readonly userData: string;
  ready: boolean;
  /** Answers to the dialogs to come, in order. */
  readonly answers: DialogAnswer[];
  readonly shown: ShownDialog[];
  /** Requests that the program's guard cancelled, and those that it would have let out to a network. */
  readonly blocked: string[];
  readonly leaked: string[];
  /** What the main process sent to the window by itself, in order. */
  readonly sent: { readonly channel: string; readonly args: readonly unknown[] }[];
  /** Errors thrown in the main process outside any answer to the window. */
  readonly faults: Error[];
}
