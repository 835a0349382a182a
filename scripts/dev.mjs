/** `npm run dev`: the window in a browser with changes shown as they are saved. */
import { join } from 'node:path';
import { resolveConfig } from 'electron-vite';
import { createServer } from 'vite';
import { root } from './build.mjs';

const { config } = await resolveConfig({ root, configFile: join(root, 'electron.vite.config.ts') }, 'serve', 'development');
const server = await createServer(config.renderer);
await server.listen();
server.printUrls();
