import { create } from 'zustand';
import type { CaseSummary } from '../../../electron/contract/case.ts';
import type { Analysis } from '../../../electron/contract/differential.ts';
import type { Failure } from '../../../electron/contract/error.ts';
import type { Correction, Finding } from '../../../electron/contract/finding.ts';
import type { SaveStatus } from './autosave.ts';
import type { PlacedFinding } from './finding-field.ts';

/** Where a finding is being added: the words selected, and the point of the window to show the form at. */
export type AddingAt = {
  readonly from: number;
  readonly to: number;
  readonly quote: string;
  /** The finding these words were read as, when they are to be read as another. */
  readonly replacing: Finding | null;
  readonly x: number;
  readonly y: number;
};

/** A text with the decisions about it: together they settle which finding is F1, F2 and so on. */
export type ReadNote = { readonly text: string; readonly corrections: readonly Correction[] };

/** True when both give the same finding ids. */
export const sameReading = (a: ReadNote | null, b: ReadNote | null): boolean =>
  a !== null && b !== null && a.text === b.text && JSON.stringify(a.corrections) === JSON.stringify(b.corrections);

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
  /** What `analysis` was read from; a rationale written for anything else is stale. */
  readonly analysed: ReadNote | null;
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
  analysed: null,
  findingsShown: false,
  adding: null,
  menu: null,
  card: null,
};

/** What React shows of the open note. The text itself stays in the editor, out of React's way. */
export const useNote = create<NoteState>(() => emptyNote);
