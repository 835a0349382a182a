import { useEffect, useState } from 'react';
import { services } from '../app/services';
import { filesOfDrop } from '../host/folder';
import { openFolder } from '../persistence/open-folder';
import { openFiles } from '../persistence/open';
import { report } from '../persistence/report';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

/** Takes files dropped anywhere on the window. */
export function DropZone() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const onOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      if (event.dataTransfer === null) return;
      filesOfDrop(event.dataTransfer)
        .then(async ({ files, folder }) => (folder ? openFolder(files) : openFiles(await services().host.fromDrop(files))))
        .catch((cause: unknown) => report('open', cause, 'The file was not opened'));
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  return over ? <div className="drop-target">Drop to open</div> : null;
}
