import { type ChangeDesc, type EditorState, type Range, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import type { Finding, Section } from '../../../electron/contract/finding.ts';
import { en } from '../../i18n/en.ts';

/** A reading of the note: offsets of the text that was read, and what was typed since then. */
export type Reading = {
  readonly findings: readonly Finding[];
  readonly sections: readonly Section[];
  readonly since: ChangeDesc | null;
};

/** A finding where it stands in the note now. */
export type PlacedFinding = { readonly finding: Finding; readonly from: number; readonly to: number };

export const setReading = StateEffect.define<Reading>();

/** The mark after an abnormal value, as laboratories print it. */
class FlagWidget extends WidgetType {
  readonly flag: 'low' | 'high';

  constructor(flag: 'low' | 'high') {
    super();
    this.flag = flag;
  }

  override eq(other: FlagWidget): boolean {
    return other.flag === this.flag;
  }

  override toDOM(): HTMLElement {
    const mark = document.createElement('span');
    mark.className = 'cm-flag';
    mark.textContent = this.flag === 'high' ? 'H' : 'L';
    mark.setAttribute('role', 'img');
    mark.setAttribute('aria-label', en.finding.flags[this.flag]);
    return mark;
  }
}

const flags = {
  low: Decoration.widget({ widget: new FlagWidget('low'), side: 1 }),
  high: Decoration.widget({ widget: new FlagWidget('high'), side: 1 }),
};
const heading = Decoration.mark({ class: 'cm-heading' });

/** All marks of one reading in the document of `length` characters, built once per reading and then only mapped. */
function readingMarks(reading: Reading, length: number): DecorationSet {
  const from = (position: number) => Math.min(length, reading.since ? reading.since.mapPos(position, 1) : position);
  const to = (position: number) => Math.min(length, reading.since ? reading.since.mapPos(position, -1) : position);
  const marks: Range<Decoration>[] = [];
  // One value may give several findings; it is flagged once.
  const flagged = new Set<string>();
  for (const section of reading.sections) {
    // A heading ends where its body starts; its own text may be written differently in the note.
    const end = to(section.bodyStart);
    if (section.heading && from(section.start) < end) marks.push(heading.range(from(section.start), end));
  }
  for (const finding of reading.findings) {
    const start = from(finding.start);
    const end = to(finding.end);
    if (start >= end) continue;
    const flag = finding.measurement?.flag;
    // A normal value is what the note says, not what it denies: it is not struck through.
    const look = flag === 'normal' ? 'cm-normal' : `cm-${finding.assertion}`;
    marks.push(Decoration.mark({ class: `cm-finding ${look}`, finding }).range(start, end));
    if ((flag === 'low' || flag === 'high') && !flagged.has(`${flag}${end}`)) {
      flagged.add(`${flag}${end}`);
      marks.push(flags[flag].range(end));
    }
  }
  return Decoration.set(marks, true);
}

/** The marks of the newest reading. Edits move them until the next reading comes. */
export const findingField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, transaction) => {
    for (const effect of transaction.effects) {
      if (effect.is(setReading)) return readingMarks(effect.value, transaction.newDoc.length);
    }
    return transaction.docChanged ? marks.map(transaction.changes) : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The findings that touch `from`–`to`, in note order. */
export function findingsBetween(state: EditorState, from: number, to: number): readonly PlacedFinding[] {
  const found: PlacedFinding[] = [];
  state.field(findingField).between(from, to, (start, end, mark) => {
    const finding: Finding | undefined = mark.spec.finding;
    if (finding) found.push({ finding, from: start, to: end });
  });
  return found;
}

/**
 * Where a finding of this or an older reading stands now: ids are given anew by every reading, so the concept must
 * agree, and of several places the one with its id, else the nearest, is meant. Null when it is no longer read.
 */
export function placeOf(placed: readonly PlacedFinding[], finding: Finding): PlacedFinding | null {
  const same = placed.filter((one) => one.finding.conceptId === finding.conceptId);
  const distance = (one: PlacedFinding) => Math.abs(one.from - finding.start);
  return (
    same.find((one) => one.finding.id === finding.id) ?? same.toSorted((a, b) => distance(a) - distance(b))[0] ?? null
  );
}

/** Every finding of the newest reading, where it stands now. */
export function placedFindings(state: EditorState): readonly PlacedFinding[] {
  return findingsBetween(state, 0, state.doc.length);
}
