import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot, root } from '../setup/paths.mjs';

/** What the benchmark starts or loads; `flag-worker` has to stand beside what opens workers. */
const entries = {
  bench: inRoot('test', 'bench', 'bench.ts'),
  'bench-curator': inRoot('test', 'bench', 'curator', 'bench-curator.ts'),
  'bench-pages': inRoot('test', 'bench', 'pages', 'bench-pages.ts'),
  'import-program': inRoot('test', 'bench', 'import-program.ts'),
  'flag-worker': inRoot('electron', 'backend', 'flag-worker.ts'),
};

const folder = inRoot('out', 'bench');

/**
 * Bundles the benchmark as the product is built, and answers what loads one of its entries.
 * @returns {Promise<(name: keyof typeof entries) => Promise<any>>}
 */
export async function bundleBench() {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [keepTestFolders()],
    ssr: { noExternal: ['zod'] },
    build: {
      ssr: true,
      target: 'node20',
      minify: false,
      outDir: folder,
      emptyOutDir: true,
      rollupOptions: { input: entries },
    },
  });
  return (name) => import(pathToFileURL(`${folder}/${name}.js`).href);
}

/** Files of `test` find the checkout from where they stand, which is not where the bundle does. */
function keepTestFolders() {
  const tests = inRoot('test');
  return {
    name: 'keep-test-folders',
    /**
     * @param {string} code
     * @param {string} id
     */
    transform(code, id) {
      if (!id.startsWith(tests)) return undefined;
      return {
        code: code.replaceAll('import.meta.dirname', JSON.stringify(dirname(id))),
        map: null,
      };
    },
  };
}
