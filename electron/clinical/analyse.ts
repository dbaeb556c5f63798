import type { Analysis } from '../contract/differential.ts';
import type { Correction } from '../contract/finding.ts';
import { rankDifferential } from './differential/rank.ts';
import { applyCorrections } from './findings/corrections.ts';
import { NoteReader } from './findings/read-note.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import type { CareSetting } from './knowledge/pack-data.ts';
import { explain } from './rationale/explain.ts';
import { contradictorySex } from './record/demographics.ts';

/** The clinical engine over one pack: a note in, everything the engine says of it out. */
export class ClinicalEngine {
  readonly knowledge: Knowledge;
  readonly #reader: NoteReader;

  constructor(knowledge: Knowledge) {
    this.knowledge = knowledge;
    this.#reader = new NoteReader(knowledge);
  }

  /** Deterministic in (note, corrections, setting, pack); never throws; linear in the length of the note. */
  analyse(note: string, corrections: readonly Correction[], setting: CareSetting): Analysis {
    const read = applyCorrections(this.#reader.read(note), note, corrections, this.knowledge);
    const warnings = contradictorySex(note)
      ? ['The note states two different sexes; neither is used to exclude a condition.']
      : [];
    const who = warnings.length > 0 ? { ...read.demographics, sex: null } : read.demographics;
    const differential = rankDifferential(read.findings, who, setting, this.knowledge, warnings);
    return {
      demographics: who,
      sections: [...read.sections],
      findings: [...read.findings],
      differential,
      rationale: explain(read.findings, who, differential),
      packHash: this.knowledge.pack.hash,
    };
  }
}
