import type { Frame } from 'playwright-core';
import { fromChromium } from './address';
import { structuredCopy } from './clone';
import { strict } from './strict';

type Handler = (event: object, ...args: unknown[]) => unknown;

export interface IpcPart {
  readonly api: object;
  readonly channels: () => string[];
  /** What the renderer's `invoke` comes to: a value, or the message of the error alone. */
  invoke(sender: object, senderFrame: object | null, channel: string, args: unknown[]): Promise<{ ok: true; value: unknown } | { ok: false; message: string }>;
}

export function createIpcMain(): IpcPart {
  const handlers = new Map<string, Handler>();
  return {
    channels: () => [...handlers.keys()],
    api: strict('ipcMain', {
      handle: (channel: string, handler: Handler) => {
        if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
        handlers.set(channel, handler);
      },
    }),
    invoke: async (sender, senderFrame, channel, args) => {
      try {
        const handler = handlers.get(channel);
        if (!handler) throw new Error(`No handler registered for '${channel}'`);
        const event = strict('IpcMainInvokeEvent', { sender, senderFrame });
        return { ok: true, value: structuredCopy(await handler(event, ...structuredCopy(args))) };
      } catch (cause) {
        return { ok: false, message: String(cause) };
      }
    },
  };
}

const frames = new WeakMap<Frame, object>();

/** Electron's view of a frame; the same object for the same frame, as main compares them. */
export function webFrameMain(frame: Frame): object {
  let known = frames.get(frame);
  if (!known) {
    known = strict('WebFrameMain', {
      get url() {
        return fromChromium(frame.url());
      },
    });
    frames.set(frame, known);
  }
  return known;
}
