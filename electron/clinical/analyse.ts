import type { Analysis, Differential } from '../contract/differential.ts';
import type { Correction, Decision, Demographics } from '../contract/finding.ts';
import type { CaseChoice } from '../contract/inquiry.ts';
import { rankDifferential } from './differential/rank.ts';
import { applyCorrections } from './findings/corrections.ts';
import { proposalCheck } from './findings/model-reading.ts';
import { NoteReader, type Reading } from './findings/read-note.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import type { CareSetting } from './knowledge/pack-data.ts';
import { explain } from './rationale/explain.ts';
import { contradictionsIn } from './record/contradictions.ts';

/** A reading with the user's decisions applied, who the patient is to the engine, and what is wrong with the record. */
export type CheckedReading = Reading & {
  readonly who: Demographics;
  readonly warnings: readonly string[];
  readonly decisions: readonly Decision[];
};

/** The clinical engine over one pack: a note in, everything the engine says of it out. */
export class ClinicalEngine {
  readonly knowledge: Knowledge;
  readonly #reader: NoteReader;
  /** The newest reading: a what-if asks about the same text many times. */
  #last: { readonly note: string; readonly corrections: string; readonly reading: CheckedReading } | null = null;
  /** The newest list, for the same reason; `key` is what beside the reading it was made of. */
  #ranked: { readonly reading: CheckedReading; readonly key: string; readonly differential: Differential } | null =
    null;

  constructor(knowledge: Knowledge) {
    this.knowledge = knowledge;
    this.#reader = new NoteReader(knowledge);
  }

  /** Deterministic in (note, corrections, setting, choices, pack); never throws; linear in the length of the note. */
  analyse(
    note: string,
    corrections: readonly Correction[],
    setting: CareSetting,
    choices: readonly CaseChoice[] = [],
  ): Analysis {
    const { findings, decisions, sections, who } = this.read(note, corrections);
    const differential = this.rank(note, corrections, setting, choices);
    return {
      demographics: who,
      sections: [...sections],
      findings: [...findings],
      decisions: [...decisions],
      systems: Object.fromEntries(findings.map((f) => [f.conceptId, this.#systemOf(f.conceptId)])),
      differential,
      rationale: explain(findings, who, differential),
      packHash: this.knowledge.pack.hash,
    };
  }

  /** What the note says, with the user's decisions; sex and age are left open where the record contradicts itself. */
  read(note: string, corrections: readonly Correction[]): CheckedReading {
    const decisions = JSON.stringify(corrections);
    if (this.#last?.note === note && this.#last.corrections === decisions) return this.#last.reading;
    const read = applyCorrections(this.#reader.read(note), note, corrections, this.knowledge);
    const reading = { ...read, ...contradictionsIn(note, read, this.knowledge) };
    this.#last = { note, corrections: decisions, reading };
    return reading;
  }

  /** The list of a note. */
  rank(
    note: string,
    corrections: readonly Correction[],
    setting: CareSetting,
    choices: readonly CaseChoice[],
  ): Differential {
    const reading = this.read(note, corrections);
    const key = JSON.stringify([setting, choices]);
    if (this.#ranked?.reading === reading && this.#ranked.key === key) return this.#ranked.differential;
    const { findings, who, warnings } = reading;
    const differential = rankDifferential(findings, who, setting, this.knowledge, warnings, choices);
    this.#ranked = { reading, key, differential };
    return differential;
  }

  /** Checks what a model proposes for a note, in order; see `proposalCheck`. */
  proposalCheck(note: string, corrections: readonly Correction[]): ReturnType<typeof proposalCheck> {
    return proposalCheck({ note, ...this.read(note, corrections) }, this.#reader, this.knowledge);
  }

  #systemOf(conceptId: string): string {
    const index = this.knowledge.conceptIndex(conceptId);
    return index === undefined ? 'general' : this.knowledge.concept(index).system;
  }

  /** Forgets the newest note, at lock. */
  forget(): void {
    this.#last = null;
    this.#ranked = null;
  }
}
