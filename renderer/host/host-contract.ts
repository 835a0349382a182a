import { expect, test } from 'vitest';
import type { FileKind, Host } from './host';

/** A host over a pretended disk, with a person who answers its dialogs. */
export interface HostUnderTest {
  readonly host: Host;
  /** Puts a file on the disk, or changes it behind the program's back. */
  put(name: string, text: string): void;
  remove(name: string): void;
  /** The text on the disk, or `null`. */
  text(name: string): string | null;
  /** What the person picks in the next dialog; `null` cancels. */
  pick(names: readonly string[] | null): void;
  /** From now on the disk refuses to be written. */
  breakDisk(): void;
}

const KIND: FileKind = { description: 'Workspace', extensions: ['.proforma'] };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What every host keeps, whichever door it uses. */
export function hostContract(name: string, make: () => HostUnderTest): void {
  const opened = async (world: HostUnderTest, file: string, text: string): Promise<string> => {
    world.put(file, text);
    world.pick([file]);
    const [first] = await world.host.openFiles([KIND], false);
    return first!.token;
  };

  test(`${name}: opens the picked files in order, with their content`, async () => {
    const world = make();
    world.put('a.proforma', 'one');
    world.put('b.proforma', '');
    world.pick(['a.proforma', 'b.proforma']);
    const files = await world.host.openFiles([KIND], true);
    expect(files.map((file) => file.name)).toEqual(['a.proforma', 'b.proforma']);
    expect(await Promise.all(files.map((file) => file.content.text()))).toEqual(['one', '']);
    expect(new Set(files.map((file) => file.token)).size).toBe(2);
  });

  test(`${name}: a cancelled dialog opens nothing and saves nothing`, async () => {
    const world = make();
    world.pick(null);
    expect(await world.host.openFiles([KIND], false)).toEqual([]);
    world.pick(null);
    expect(await world.host.saveAs('deal.proforma', KIND, bytes('x'))).toBeNull();
    expect(world.text('deal.proforma')).toBeNull();
  });

  test(`${name}: saves over the opened file, again and again`, async () => {
    const world = make();
    const token = await opened(world, 'deal.proforma', 'one');
    expect(await world.host.save(token, bytes('two'), false)).toEqual({ saved: true });
    expect(await world.host.save(token, bytes('three'), false)).toEqual({ saved: true });
    expect(world.text('deal.proforma')).toBe('three');
  });

  test(`${name}: refuses a file that another program changed, and overwrites it when told to`, async () => {
    const world = make();
    const token = await opened(world, 'deal.proforma', 'one');
    world.put('deal.proforma', 'theirs');
    expect(await world.host.save(token, bytes('two'), false)).toEqual({ saved: false, reason: 'changed' });
    expect(world.text('deal.proforma')).toBe('theirs');
    expect(await world.host.save(token, bytes('two'), true)).toEqual({ saved: true });
    expect(world.text('deal.proforma')).toBe('two');
  });

  test(`${name}: a file that is gone, or a token of another session, is no file to save over`, async () => {
    const world = make();
    const token = await opened(world, 'deal.proforma', 'one');
    world.remove('deal.proforma');
    expect(await world.host.save(token, bytes('two'), true)).toEqual({ saved: false, reason: 'no-file' });
    expect(await world.host.save(crypto.randomUUID(), bytes('two'), true)).toEqual({ saved: false, reason: 'no-file' });
  });

  test(`${name}: a disk that refuses is told as one sentence with a code, and keeps the old file`, async () => {
    const world = make();
    const token = await opened(world, 'deal.proforma', 'one');
    world.breakDisk();
    await expect(world.host.save(token, bytes('two'), false)).rejects.toMatchObject({ name: 'HostError', code: 'write-failed', message: expect.stringContaining('deal.proforma') as string });
    expect(world.text('deal.proforma')).toBe('one');
  });

  test(`${name}: save as gives a token that saves there again`, async () => {
    const world = make();
    world.pick(['deal.proforma']);
    const saved = await world.host.saveAs('Untitled.proforma', KIND, bytes('one'));
    expect(saved!.name).toBe('deal.proforma');
    expect(await world.host.save(saved!.token!, bytes('two'), false)).toEqual({ saved: true });
    expect(world.text('deal.proforma')).toBe('two');
  });

  test(`${name}: recent files are newest first, open again, and can be cleared`, async () => {
    const world = make();
    await opened(world, 'a.proforma', 'one');
    await opened(world, 'b.proforma', 'two');
    await opened(world, 'a.proforma', 'one');
    const recent = await world.host.recent();
    expect(recent.map((file) => file.name)).toEqual(['a.proforma', 'b.proforma']);
    expect(await (await world.host.openRecent(recent[1]!.token)).content.text()).toBe('two');
    await world.host.clearRecent();
    expect(await world.host.recent()).toEqual([]);
    await expect(world.host.openRecent(recent[0]!.token)).rejects.toMatchObject({ code: 'unknown-token' });
  });

  test(`${name}: a recent file that is gone is refused as not found`, async () => {
    const world = make();
    await opened(world, 'a.proforma', 'one');
    const [file] = await world.host.recent();
    world.remove('a.proforma');
    await expect(world.host.openRecent(file!.token)).rejects.toMatchObject({ name: 'HostError', code: 'not-found' });
  });

  test(`${name}: a dropped file without a place on the disk can be read, and saved only elsewhere`, async () => {
    const world = make();
    const [file] = await world.host.fromDrop([new File(['x,1'], 'dropped.csv')]);
    expect(file).toMatchObject({ name: 'dropped.csv', path: null });
    expect(await file!.content.text()).toBe('x,1');
    expect(await world.host.save(file!.token, bytes('y'), false)).toEqual({ saved: false, reason: 'no-file' });
  });
}
