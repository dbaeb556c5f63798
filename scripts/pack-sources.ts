import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  type Compilation,
  compilePack,
  type Problem,
  type SourceFile,
} from '../electron/clinical/knowledge/compile.ts';
import { wordsSource } from '../electron/clinical/knowledge/source.ts';
import type { Curriculum } from './coverage-report.ts';

export const coreFolder = join(import.meta.dirname, '..', 'resources', 'knowledge', 'core');

/** The checklists of public curricula beside the pack; they are no part of it. */
const curriculaFolder = join(coreFolder, '..', 'curricula');

/** An item is a condition's name, or a heading with the conditions that cover it. */
const curriculumSource = z.array(
  z.union([
    z.string().transform((item) => ({ item, conditions: [item] })),
    z.strictObject({ item: z.string(), conditions: z.array(z.string()), code: z.string().optional() }),
  ]),
);

export const readCurricula = (): Curriculum[] =>
  yamlFiles(curriculaFolder).map((file) => ({
    name: basename(file, '.yaml'),
    items: curriculumSource.parse(parse(readFileSync(file, 'utf8'))),
  }));

function yamlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && e.name.endsWith('.yaml'))
    .map((e) => join(e.parentPath, e.name))
    .sort();
}

/** SHA-256 over every authored file of a pack (name and bytes), hexadecimal. */
export const hashSources = (folder: string): string => hashFiles(folder, yamlFiles(folder));

/** SHA-256 over the code that a compiled pack depends on, hexadecimal: what it computes is stored in the pack. */
export function hashCompiler(): string {
  const electron = join(import.meta.dirname, '..', 'electron');
  const knowledge = join(electron, 'clinical', 'knowledge');
  return hashFiles(electron, [
    ...readdirSync(knowledge)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .sort()
      .map((name) => join(knowledge, name)),
    ...['index-pack', 'findings/form-index', 'findings/match-words'].map((f) => join(electron, 'clinical', `${f}.ts`)),
    ...['pack-insert', 'pack-tables'].map((f) => join(electron, 'store', `${f}.ts`)),
  ]);
}

function hashFiles(folder: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(relative(folder, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** Reads and compiles the YAML files of a folder. Files that are not YAML are reported, the rest is compiled. */
export function compileFolder(folder: string, name = 'core'): Compilation {
  const unreadable: Problem[] = [];
  const files: SourceFile[] = [];
  for (const file of yamlFiles(folder)) {
    const path = relative(folder, file).replaceAll('\\', '/');
    try {
      files.push({ path, value: parse(readFileSync(file, 'utf8'), { maxAliasCount: 0 }) });
    } catch (e) {
      unreadable.push({
        level: 'error',
        file: path,
        entry: '',
        message: e instanceof Error ? (e.message.split('\n')[0] ?? '') : 'not YAML',
      });
    }
  }
  const words = wordsSource.parse(files.find((f) => f.path === 'words.yaml')?.value ?? { classes: [], phrases: {} });
  const compiled = compilePack(name, hashSources(folder), words, files);
  return { ...compiled, problems: [...unreadable, ...compiled.problems] };
}
