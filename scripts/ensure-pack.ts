import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describeFailure } from '../electron/contract/error.ts';
import { packOrigin, writePack } from '../electron/store/pack-file.ts';
import { compileFolder, coreFolder, hashCompiler, hashSources } from './pack-sources.ts';

export const corePackFile = join(import.meta.dirname, '..', 'dist', 'knowledge', 'core.pack');

/**
 * Compiles the core pack when its sources, or the code that compiles them, changed since it was compiled. Answers the
 * compiled file, or null when the sources have errors, which are then said.
 */
export function ensurePack(say: (line: string) => void, file = corePackFile): string | null {
  const compiler = hashCompiler();
  const origin = packOrigin(file);
  if (origin?.hash === hashSources(coreFolder) && origin.compiler === compiler) return file;
  say('Compiling the knowledge pack …');
  const { pack, problems } = compileFolder(coreFolder);
  const errors = problems.filter((p) => p.level === 'error');
  if (errors.length > 0) {
    for (const p of errors.slice(0, 20)) say(`${p.file}  ${p.entry}: ${p.message}`);
    say(`The knowledge pack has ${errors.length} errors ("npm run -s pack -- check" lists them).`);
    return null;
  }
  mkdirSync(dirname(file), { recursive: true });
  const written = writePack(file, pack, compiler);
  if (!written.ok) say(describeFailure(written.error));
  return written.ok ? file : null;
}
