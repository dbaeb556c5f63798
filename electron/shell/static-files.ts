import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export type StaticFile = { readonly body: Buffer<ArrayBuffer>; readonly type: string };

/**
 * The closed map of what a window may load: read once, so that no request path ever touches the file system.
 * Keys are URL paths ("/index.html"); "/" is the index.
 */
export function readStaticFiles(folder: string): ReadonlyMap<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, file).replaceAll('\\', '/')}`, { body: readFileSync(file), type });
  }
  const index = files.get('/index.html');
  if (index) files.set('/', index);
  return files;
}
