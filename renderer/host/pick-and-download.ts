import type { FileKind } from './host';

/** Asks for files with a plain file input; empty when the person cancels. */
export function pickByInput(kinds: readonly FileKind[], multiple: boolean): Promise<File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = multiple;
  input.accept = kinds.flatMap((kind) => kind.extensions).join(',');
  input.hidden = true;
  return new Promise((resolve) => {
    const finish = (): void => {
      input.remove();
      resolve([...(input.files ?? [])]);
    };
    input.addEventListener('change', finish, { once: true });
    input.addEventListener('cancel', finish, { once: true });
    // In the document, because some browsers forget a detached input while their dialog is open.
    document.body.append(input);
    input.click();
  });
}

/** Hands the content to the browser's download folder under the given name. */
export function download(name: string, content: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([Uint8Array.from(content)], { type: 'application/octet-stream' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // Some browsers start reading after the click has returned, so the address must outlive it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
