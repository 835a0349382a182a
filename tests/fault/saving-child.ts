import { packArchive } from '../../core/workspace/archive';
import { saveAtomically } from '../../electron/main/atomic-save';
import { madeArchive } from './made';

/** Saves one revision after the other to the file that it is told, and says when each is on the disk, until it is killed. */
const [path, first] = process.argv.slice(2);
for (let revision = Number(first); ; revision++) {
  await saveAtomically(path!, packArchive(madeArchive('Ours', revision)), { backup: true });
  process.stdout.write(`${revision}\n`);
}
