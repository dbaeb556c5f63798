import { create } from 'zustand';
import type { CaseSummary } from '../../../electron/contract/case.ts';
import type { Analysis } from '../../../electron/contract/differential.ts';
import type { Failure } from '../../../electron/contract/error.ts';
import type { Correction } from '../../../electron/contract/finding.ts';
import type { SaveStatus } from './autosave.ts';
import type { PlacedFinding } from './finding-field.ts';

/** Where a finding is being added: the words selected, and the point of the window to show the form at. */
export type AddingAt = {
  readonly from: number;
  readonly to: number;
  readonly quote: string;
  readonly x: number;
  readonly y: number;
};

type NoteState = {
  readonly phase: 'none' | 'opening' | 'open' | 'failed';
  readonly summary: CaseSummary | null;
  readonly failure: Failure | null;
  readonly save: SaveStatus;
  /** The newest reading. Its offsets are those of the text that was read; ask the editor where a finding stands now. */
  readonly analysis: Analysis | null;
  readonly analysisFailure: Failure | null;
  /** The decisions of the user, for the list of rejected findings. */
  readonly corrections: readonly Correction[];
  /** Grows with every edit that a reading has followed; a rationale is stale when it differs. */
  readonly readings: number;
  readonly findingsShown: boolean;
  readonly adding: AddingAt | null;
  readonly menu: {
    readonly x: number;
    readonly y: number;
    readonly placed: readonly PlacedFinding[];
    readonly selected: boolean;
  } | null;
  /** The hover card: the element the editor gives it and the findings under the pointer or cursor. */
  readonly card: {
    readonly target: HTMLElement;
    readonly placed: readonly PlacedFinding[];
    readonly focus: boolean;
  } | null;
};

export const emptyNote: NoteState = {
  phase: 'none',
  summary: null,
  failure: null,
  save: { state: 'clean' },
  analysis: null,
  analysisFailure: null,
  corrections: [],
  readings: 0,
  findingsShown: false,
  adding: null,
  menu: null,
  card: null,
};

/** What React shows of the open note. The text itself stays in the editor, out of React's way. */
export const useNote = create<NoteState>(() => emptyNote);
