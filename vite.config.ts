import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Builds the window (renderer/ → dist/renderer). Tests of every room run from the repository root. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome138',
    // A data: URL would need looser font and image rules than the page's content security policy gives.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
  test: {
    root: import.meta.dirname,
    include: ['{electron,native,renderer,scripts,tests}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'dist/**', 'tests/e2e/**'],
  },
});
