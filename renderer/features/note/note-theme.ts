import { EditorView } from '@codemirror/view';

const line = { textDecorationLine: 'underline', textUnderlineOffset: '3px', textDecorationSkipInk: 'none' } as const;

/** How the note looks. Assertions differ in the shape of the line, never by colour alone. */
export const noteTheme = EditorView.theme({
  '&': {
    height: '100%',
    color: 'var(--am-text)',
    backgroundColor: 'var(--am-surface)',
    fontSize: 'var(--am-note-size)',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: '1.65', overflow: 'auto' },
  '.cm-content': { padding: '12px 24px 35vh', maxWidth: '84ch', caretColor: 'var(--am-text)' },
  '.cm-line': { padding: '0' },
  '.cm-placeholder': { color: 'var(--am-dim)' },
  '.cm-heading': { fontWeight: '650', color: 'var(--am-heading)', letterSpacing: '0.01em' },
  '.cm-finding': { ...line, cursor: 'default' },
  '.cm-present': {
    textDecorationStyle: 'solid',
    textDecorationThickness: '2px',
    textDecorationColor: 'var(--am-mark)',
  },
  '.cm-normal': {
    textDecorationStyle: 'solid',
    textDecorationThickness: '1px',
    textDecorationColor: 'var(--am-mark-soft)',
  },
  // A hairline behind the words: they stay readable, and no other line is drawn through.
  '.cm-absent': {
    textDecorationLine: 'none',
    backgroundImage: 'linear-gradient(transparent 52%, var(--am-mark) 0 calc(52% + 1.5px), transparent 0)',
  },
  '.cm-uncertain': {
    textDecorationStyle: 'dotted',
    textDecorationThickness: '2px',
    textDecorationColor: 'var(--am-mark)',
  },
  '.cm-historical': {
    fontStyle: 'italic',
    textDecorationStyle: 'solid',
    textDecorationThickness: '1px',
    textDecorationColor: 'var(--am-mark-soft)',
  },
  '.cm-family': {
    fontVariantCaps: 'small-caps',
    textDecorationStyle: 'dashed',
    textDecorationThickness: '2px',
    textDecorationColor: 'var(--am-mark)',
  },
  '.cm-hypothetical': {
    textDecorationStyle: 'wavy',
    textDecorationThickness: '1px',
    textDecorationColor: 'var(--am-mark-soft)',
  },
  '.cm-flag': {
    display: 'inline-block',
    marginLeft: '3px',
    padding: '0 3px',
    border: '1px solid currentColor',
    borderRadius: '3px',
    color: 'var(--am-attention)',
    fontSize: '0.65em',
    fontWeight: '700',
    lineHeight: '1.25',
    verticalAlign: '2px',
  },
  '.cm-flash': { backgroundColor: 'var(--am-flash)', borderRadius: '3px', boxShadow: '0 0 0 2px var(--am-flash)' },
  '.cm-selectionBackground, ::selection': { backgroundColor: 'var(--am-selection)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--am-raised)',
    border: '1px solid var(--am-line)',
    borderRadius: '6px',
    boxShadow: 'var(--am-shadow)',
    zIndex: '150',
  },
  '.cm-tooltip.cm-tooltip-hover > .cm-tooltip-section': { borderTop: 'none' },
  '.cm-panels': { backgroundColor: 'var(--am-ground)', color: 'var(--am-text)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--am-line)' },
  '.cm-panel.cm-search': { padding: '8px 32px 8px 24px', fontSize: '13px' },
  '.cm-panel.cm-search input, .cm-panel.cm-search button': { fontSize: '13px', fontFamily: 'inherit' },
  '.cm-textfield': {
    backgroundColor: 'var(--am-surface)',
    color: 'inherit',
    border: '1px solid var(--am-control-line)',
    borderRadius: '4px',
  },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--am-raised)',
    color: 'inherit',
    border: '1px solid var(--am-line)',
    borderRadius: '4px',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--am-flash)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--am-selection)', outline: '1px solid var(--am-selected)' },
});
