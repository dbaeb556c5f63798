import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the window (renderer/ → dist/renderer). */
export default defineConfig({
  root: join(import.meta.dirname, 'renderer'),
  base: './',
  plugins: [react()],
  build: {
    outDir: join(import.meta.dirname, 'dist', 'renderer'),
    emptyOutDir: true,
    target: 'chrome138',
    // A data: URL would need looser font and image rules than the page's content security policy gives.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
});
