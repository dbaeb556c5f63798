import type { Decision } from '../../electron/contract/finding.ts';

const said = {
  present: 'present',
  absent: 'absent',
  uncertain: 'uncertain',
  historical: 'history',
  family: 'family',
  hypothetical: 'hypothetical',
};

/** The words for correcting a reading, for proposals of the model, and for the list of keys. */
export const enReading = {
  decide: {
    accept: 'Accept',
    acceptAtCursor: 'Accept finding',
    accepted: (label: string) => `“${label}” accepted.`,
    remap: 'Read as…',
    remapAtCursor: 'Read finding as another…',
    remapTitle: (label: string) => `Not “${label}”, but`,
    asserted: (label: string, assertion: keyof typeof said) => `“${label}” is ${said[assertion]}.`,
    remapped: (from: string, to: string) => `“${from}” is now read as “${to}”.`,
    added: (label: string) => `“${label}” added.`,
    /** One key each, in the card and in the list of findings. */
    keys: { accept: 'y', reject: 'r', remap: 'm' },
    keysHint: 'Y accept · R reject · M read as · P A U H F re-assert',
    title: 'Your decisions',
    takeBack: (label: string) => `Take back the decision about ${label}`,
    words: (d: Decision) =>
      d.action === 'reject'
        ? `not ${d.label}`
        : d.replacesLabel !== null
          ? `${d.label}, not ${d.replacesLabel}`
          : `${d.label}: ${said[d.assertion ?? 'present']}`,
    gone: 'its words left the note',
    byYou: 'you',
    byModel: 'model',
  },
  findingList: {
    filter: 'Filter findings',
    filterPlaceholder: 'Filter…',
    noneLeft: 'No finding passes the filter.',
    showAll: 'Show all',
    shown: (shown: number, all: number) => `${shown} of ${all}`,
    bySystem: 'Findings by system',
    showOnly: 'Show only findings that are',
  },
  /** Groups of the pack's files, in the order a clinician reads a note. */
  systems: {
    general: 'General',
    cardiovascular: 'Heart and circulation',
    respiratory: 'Respiratory',
    digestive: 'Digestive and surgical',
    urinary: 'Kidney and urinary tract',
    womensHealth: 'Women’s health',
    neurological: 'Neurological',
    mental: 'Mental health',
    musculoskeletal: 'Musculoskeletal and injury',
    skin: 'Skin',
    earNoseThroat: 'Ear, nose and throat',
    eye: 'Eye',
    mouth: 'Mouth and teeth',
    endocrineBlood: 'Endocrine, blood and cancer',
    infection: 'Infection',
    children: 'Children and genetics',
    laboratory: 'Laboratory',
    background: 'History, exposures and drugs',
    other: 'Other',
  },
  proposals: {
    title: 'Proposed by the model',
    read: 'Read with the model',
    stop: 'Stop',
    reading: (share: string) => `model reads the note, ${share}`,
    writing: (n: number) => `model proposes findings: ${n}`,
    none: 'The model proposed nothing that stands in the note and in the knowledge pack.',
    some: (offered: number, dropped: number) =>
      `${offered} proposed${dropped > 0 ? `, ${dropped} dropped because they were not in the note, not in the pack, or known already` : ''}.`,
    hint: 'Nothing counts until you accept it. Y accept · R dismiss',
    gone: (label: string) => `The words of “${label}” left the note.`,
    dismiss: 'Dismiss',
    acceptOne: (label: string) => `Accept ${label}`,
    dismissOne: (label: string) => `Dismiss ${label}`,
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    inCard: 'In a finding’s card and in the list of findings',
    everywhere: 'Everywhere',
    open: 'Finding’s card',
    panes: 'Next pane',
    escape: 'Close, or stop what the model writes',
  },
} as const;
