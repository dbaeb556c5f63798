import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the window (renderer/ → dist/renderer). */
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
});
