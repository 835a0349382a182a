/** The part of the entries of a drop that is used: TypeScript's DOM types know them as `FileSystemEntry`. */
type Entry = FileSystemEntry;

/** Files in a folder beyond these are not read: a folder dropped by mistake may hold a whole disk. */
const MOST = 2000;

/** All files of a drop, those in folders too. Call it while the event is handled: its items are gone afterwards. */
export function filesOfDrop(transfer: DataTransfer): Promise<{ readonly files: File[]; readonly folder: boolean }> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const folder = entries.some(({ isDirectory }) => isDirectory);
  const files = [...transfer.files];
  return folder ? gather(entries).then((found) => ({ files: found, folder })) : Promise.resolve({ files, folder });
}

async function gather(entries: readonly Entry[]): Promise<File[]> {
  const found: File[] = [];
  const waiting = [...entries];
  while (waiting.length > 0 && found.length < MOST) {
    const entry = waiting.shift()!;
    if (entry.isDirectory) waiting.push(...(await childrenOf(entry as FileSystemDirectoryEntry)));
    else found.push(await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)));
  }
  return found;
}

/** A reader hands its entries over in portions of a hundred. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<Entry[]> {
  const reader = folder.createReader();
  const all: Entry[] = [];
  for (;;) {
    const some = await new Promise<Entry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
    all.push(...some);
  }
}

/** Asks for a folder and gives its files; empty when the person cancels. */
export function pickFolder(): Promise<File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.webkitdirectory = true;
  input.hidden = true;
  return new Promise((resolve) => {
    const finish = (): void => {
      input.remove();
      resolve([...(input.files ?? [])].slice(0, MOST).sort((a, b) => a.webkitRelativePath.localeCompare(b.webkitRelativePath, 'en', { numeric: true })));
    };
    input.addEventListener('change', finish, { once: true });
    input.addEventListener('cancel', finish, { once: true });
    document.body.append(input);
    input.click();
  });
}
