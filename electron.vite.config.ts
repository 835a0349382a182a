import react from '@vitejs/plugin-react';
import { defineConfig, type MainViteConfig, type PreloadViteConfig, type RendererViteConfig } from 'electron-vite';

/**
 * Main, the process of the database and preload are CommonJS, preload one file: a sandboxed preload can `require` nothing but `electron`,
 * and most libraries are ESM, so both take their libraries in. Only native modules stay outside of main.
 * Output goes below `out/`, or where `scripts/build.mjs` says.
 */
const main: MainViteConfig = {
  build: {
    externalizeDeps: { exclude: ['zod', 'fflate', 'immer', 'apache-arrow'] },
    rolldownOptions: {
      input: { index: 'electron/main/index.ts', engine: 'electron/engine/index.ts' },
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
    },
  },
};

const preload: PreloadViteConfig = {
  build: {
    externalizeDeps: false,
    isolatedEntries: true,
    rolldownOptions: {
      input: 'electron/preload/index.ts',
      output: { format: 'cjs', entryFileNames: 'index.cjs' },
    },
  },
};

const renderer: RendererViteConfig = {
  root: 'renderer',
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    // The same files serve Electron and whatever browser the person has.
    target: 'es2022',
    minify: true,
    // Everything is a file of the same origin, as the content security policy asks; nothing becomes a data URL.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 6000,
    rolldownOptions: { input: 'renderer/index.html' },
  },
};

export default defineConfig({ main, preload, renderer });
