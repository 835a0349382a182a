const HEADER = 4;

/** A message as bytes for a connection that carries nothing else: the length of its JSON, the JSON, and its `bytes`. */
export function toFrame(message: object): Uint8Array<ArrayBuffer> {
  const bytes = 'bytes' in message && message.bytes instanceof Uint8Array ? message.bytes : null;
  const json = new TextEncoder().encode(JSON.stringify(bytes === null ? message : { ...message, bytes: true }));
  const frame = new Uint8Array(HEADER + json.length + (bytes?.length ?? 0));
  new DataView(frame.buffer).setUint32(0, json.length, true);
  frame.set(json, HEADER);
  if (bytes !== null) frame.set(bytes, HEADER + json.length);
  return frame;
}

/** The message of a frame, as it was given to `toFrame`; it is not checked. Throws for bytes that are no frame. */
export function fromFrame(frame: Uint8Array): unknown {
  const length = frame.length < HEADER ? Infinity : new DataView(frame.buffer, frame.byteOffset).getUint32(0, true);
  if (HEADER + length > frame.length) throw new RangeError('The message is cut off.');
  const message: unknown = JSON.parse(new TextDecoder().decode(frame.subarray(HEADER, HEADER + length)));
  if (typeof message !== 'object' || message === null || !('bytes' in message) || message.bytes !== true) return message;
  return { ...message, bytes: frame.slice(HEADER + length) };
}

/** A frame for a stream of frames: its length before it. */
export function toStream(frame: Uint8Array): Uint8Array<ArrayBuffer> {
  const framed = new Uint8Array(HEADER + frame.length);
  new DataView(framed.buffer).setUint32(0, frame.length, true);
  framed.set(frame, HEADER);
  return framed;
}

/** Takes the pieces of a stream apart into frames. */
export class FrameReader {
  private parts: Uint8Array[] = [];
  private held = 0;

  push(piece: Uint8Array): Uint8Array[] {
    this.parts.push(piece);
    this.held += piece.length;
    const frames: Uint8Array[] = [];
    for (let frame = this.next(); frame !== null; frame = this.next()) frames.push(frame);
    return frames;
  }

  private next(): Uint8Array | null {
    if (this.held < HEADER) return null;
    if (this.parts[0]!.length < HEADER) this.join();
    const first = this.parts[0]!;
    const length = new DataView(first.buffer, first.byteOffset).getUint32(0, true);
    if (this.held < HEADER + length) return null;
    if (first.length < HEADER + length) this.join();
    const all = this.parts[0]!;
    const rest = all.subarray(HEADER + length);
    this.parts[0] = rest;
    if (rest.length === 0) this.parts.shift();
    this.held -= HEADER + length;
    return all.subarray(HEADER, HEADER + length);
  }

  private join(): void {
    const whole = new Uint8Array(this.held);
    let at = 0;
    for (const part of this.parts) {
      whole.set(part, at);
      at += part.length;
    }
    this.parts = [whole];
  }
}
