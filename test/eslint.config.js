import js from '@eslint/js';
import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import typescript from 'typescript-eslint';

/** Rooms a file may not import from, as patterns relative to the importing file. */
function mayNotImport(files, rooms, why) {
  return {
    files,
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: rooms.map((group) => ({ group: [group], message: why })) },
      ],
    },
  };
}

const nodeOnly = ['node:*', 'electron', 'better-sqlite3', 'fs', 'path'];

export default typescript.config(
  {
    ignores: ['**/out/', '**/dist/', '**/node_modules/', '**/test-results/', 'resources/samples/'],
  },
  js.configs.recommended,
  typescript.configs.strict,
  typescript.configs.stylistic,
  svelte.configs.recommended,
  {
    plugins: { 'import-x': importX },
    settings: {
      // Packages are not ours to read; parsing Svelte's own took a minute.
      'import-x/ignore': ['node_modules'],
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.mjs'] })],
    },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-default-export': 'error',
      'no-restricted-globals': ['error', 'event', 'name'],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-confusing-non-null-assertion': 'off',
      // Inner loops over typed arrays count by index on purpose.
      '@typescript-eslint/prefer-for-of': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      eqeqeq: 'error',
      'no-console': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: typescript.parser, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      // Scraped text is only ever shown as text.
      'svelte/no-at-html-tags': 'error',
      // Controllers keep plain collections of up to 100,000 entries and say themselves when they change.
      'svelte/prefer-svelte-reactivity': 'off',
      'import-x/no-default-export': 'off',
      'no-undef': 'off',
      'prefer-const': 'off',
    },
  },
  { files: ['renderer/**'], languageOptions: { globals: globals.browser } },
  { files: ['scripts/**', 'electron/**', 'test/**'], languageOptions: { globals: globals.node } },
  { files: ['**/*.config.{js,ts}'], rules: { 'import-x/no-default-export': 'off' } },
  {
    files: ['**/*.ts'],
    // The compiler knows every name; this rule does not know types.
    rules: { 'no-undef': 'off' },
  },
  mayNotImport(
    ['shared/model/**', 'shared/errors/**'],
    [...nodeOnly, '**/engine/**', '**/ipc/**', '**/electron/**', '**/renderer/**', '**/test/**'],
    'The model knows nothing but itself.',
  ),
  mayNotImport(
    ['shared/engine/**'],
    [...nodeOnly, '**/ipc/**', '**/electron/**', '**/renderer/**', '**/test/**'],
    'The engine is pure: text in, flags out.',
  ),
  mayNotImport(
    ['shared/ipc/**'],
    [...nodeOnly, '**/electron/**', '**/renderer/**', '**/test/**'],
    'The contract belongs to both sides.',
  ),
  mayNotImport(
    ['renderer/**'],
    [...nodeOnly, '**/electron/**', '**/test/**'],
    'The page has no Node; it calls the backend by the contract.',
  ),
  mayNotImport(
    ['electron/main/**', 'electron/preload/**'],
    [
      '**/store/**',
      '**/operations/**',
      '**/readers/**',
      '**/writers/**',
      '**/renderer/**',
      '**/test/**',
    ],
    'Main forwards; the backend works.',
  ),
  mayNotImport(
    ['electron/readers/**'],
    [
      'electron',
      '**/store/**',
      '**/operations/**',
      '**/writers/**',
      '**/renderer/**',
      '**/test/**',
    ],
    'Readers turn bytes into documents and know nothing else.',
  ),
  mayNotImport(
    ['electron/writers/**'],
    [
      'electron',
      '**/store/**',
      '**/operations/**',
      '**/readers/**',
      '**/renderer/**',
      '**/test/**',
    ],
    'Writers turn records into files and know nothing else.',
  ),
  mayNotImport(
    ['electron/store/**'],
    [
      'electron',
      '**/readers/**',
      '**/operations/**',
      '**/writers/**',
      '**/renderer/**',
      '**/test/**',
    ],
    'The store is plain SQL functions.',
  ),
  mayNotImport(
    ['electron/operations/**', 'electron/backend/**', 'electron/cli/**'],
    ['electron', '**/renderer/**', '**/test/**'],
    'Only main and preload may use Electron.',
  ),
);
