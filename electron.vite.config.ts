import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;

export default defineConfig({
  main: {
    build: {
      // Many small files, of which little is used: loading them takes several times as long.
      externalizeDeps: { exclude: ['zod'] },
      // Node 20 is what the oldest supported Electron embeds.
      target: 'node20',
      rollupOptions: {
        input: {
          main: resolve(root, 'electron/main/main.ts'),
          backend: resolve(root, 'electron/backend/process.ts'),
          'flag-worker': resolve(root, 'electron/backend/flag-worker.ts'),
          'pattern-worker': resolve(root, 'electron/backend/pattern-worker.ts'),
          cli: resolve(root, 'electron/cli/cli.ts'),
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20',
      rollupOptions: {
        input: { preload: resolve(root, 'electron/preload/preload.ts') },
        // A sandboxed preload has to be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    // The page comes from app://bundle/, whose root is the output folder.
    base: './',
    build: {
      target: 'chrome130',
      // Small fonts must stay files: the content security policy allows no data: fonts.
      assetsInlineLimit: 0,
      rollupOptions: { input: resolve(root, 'renderer/index.html') },
    },
    plugins: [svelte()],
  },
});
