import { app } from 'electron';
import type { OpenQueue } from './open-queue';
import { pathsIn } from './paths';

/**
 * Feeds the queue from every side on which the system hands over a file: this program's command line, a second start of
 * it, and macOS's `open-file`, which may come before `ready`.
 */
export function setupOpenRequests(queue: OpenQueue, show: () => void): void {
  app.on('open-file', (event, path) => {
    event.preventDefault();
    queue.push(path);
  });
  app.on('second-instance', (_event, argv, folder) => {
    show();
    for (const path of pathsIn(argv, folder)) queue.push(path);
  });
  for (const path of pathsIn(process.argv, process.cwd())) queue.push(path);
}
