import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Rules that need types are few: the ones that find bugs which `tsc` does not. */
const typed = {
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
};

export default tseslint.config(
  { ignores: ['out/**', '.cache/**', 'coverage/**', 'node_modules/**', 'datasets/**'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...typed,
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  // What crosses the context bridge is copied: an Error would keep its message alone.
  { files: ['electron/preload/**'], rules: { '@typescript-eslint/only-throw-error': 'off' } },
  { files: ['cli/**', 'scripts/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.{js,mjs}'], rules: { 'no-unused-vars': 'error', 'no-undef': 'off', eqeqeq: 'error' } },
);
