import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { Calls, Channel, Reply } from '../channels';
import { isOurs } from './address';
import { Refusal, toBridgeError } from './refusal';
import { SCHEMAS } from './schemas';

export type Answers = { readonly [K in Channel]: (input: Calls[K]['input']) => Promise<Calls[K]['output']> };

/** Only the main frame of our own page may ask; a frame that is already gone has no address and may not. */
function checkSender(event: IpcMainInvokeEvent): void {
  const frame = event.senderFrame;
  if (frame === null || frame !== event.sender.mainFrame || !isOurs(frame.url)) {
    throw new Refusal('sender-refused', 'Only the window of the program may ask for files.', frame?.url ?? 'no frame');
  }
}

function parse<K extends Channel>(channel: K, input: unknown): Calls[K]['input'] {
  const parsed = SCHEMAS[channel].safeParse(input);
  if (parsed.success) return parsed.data;
  const detail = parsed.error.issues.map((issue) => `${channel}: ${issue.path.join('.')} ${issue.message}`).join('; ');
  throw new Refusal('invalid-arguments', 'The window asked for something that the program does not understand. Restart it.', detail);
}

function answer<K extends Channel>(channel: K, run: Answers[K]): void {
  ipcMain.handle(channel, async (event, input: unknown): Promise<Reply<Calls[K]['output']>> => {
    try {
      checkSender(event);
      return { ok: true, value: await run(parse(channel, input)) };
    } catch (cause) {
      return { ok: false, error: toBridgeError(cause) };
    }
  });
}

/** Puts one checked function behind every channel. */
export function setupIpc(answers: Answers): void {
  for (const channel of Object.keys(SCHEMAS) as Channel[]) answer(channel, answers[channel]);
}
