import { ClinicalEngine } from '../clinical/analyse.ts';
import { Knowledge } from '../clinical/knowledge/knowledge.ts';
import { ok, type Result } from '../contract/error.ts';
import { readPack } from '../store/pack-file.ts';

/** Loads a compiled pack and builds the engine over it. */
export function loadEngine(packFile: string): Result<ClinicalEngine> {
  const pack = readPack(packFile);
  return pack.ok ? ok(new ClinicalEngine(new Knowledge(pack.value.data, pack.value.index))) : pack;
}
