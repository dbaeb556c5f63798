import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { dropCursor, EditorView, keymap, placeholder, type ViewUpdate } from '@codemirror/view';
import { maxNoteLength } from '../../../electron/contract/case.ts';
import type { Correction } from '../../../electron/contract/finding.ts';
import { en } from '../../i18n/en.ts';
import { correctionField } from './correction-field.ts';
import { findingField } from './finding-field.ts';
import { findingHover, openCardAtCursor } from './finding-hover.ts';
import { flashField } from './flash-field.ts';
import { noteLimit } from './note-limit.ts';
import { noteTheme } from './note-theme.ts';

type NoteEvents = {
  readonly onUpdate: (update: ViewUpdate) => void;
  readonly onTooLarge: () => void;
  readonly onAdd: (view: EditorView) => boolean;
  readonly onSave: () => void;
  readonly onMenu: (event: MouseEvent, view: EditorView) => boolean;
};

/** The editor's search without the key that locks the vault. */
const searchKeys = searchKeymap.filter(({ key }) => key !== 'Mod-Shift-l');

/** The editor's state for one case: text, decisions, an undo history of its own, and everything that is drawn. */
export function createNoteState(text: string, corrections: readonly Correction[], events: NoteEvents): EditorState {
  return EditorState.create({
    doc: text,
    extensions: [
      history(),
      correctionField.init(() => corrections),
      findingField,
      flashField,
      findingHover,
      noteLimit(maxNoteLength, events.onTooLarge),
      search({ top: true }),
      dropCursor(),
      EditorView.lineWrapping,
      // The browser's spelling check knows no medicine, and its dictionaries come from the network.
      EditorView.contentAttributes.of({
        'aria-label': en.note.editor,
        tabindex: '0',
        spellcheck: 'false',
        autocorrect: 'off',
      }),
      placeholder(en.note.placeholder),
      EditorView.updateListener.of(events.onUpdate),
      EditorView.domEventHandlers({ contextmenu: events.onMenu }),
      keymap.of([
        { key: 'Alt-Enter', run: openCardAtCursor },
        { key: 'Mod-e', run: (view) => events.onAdd(view), preventDefault: true },
        {
          key: 'Mod-s',
          preventDefault: true,
          run: () => {
            events.onSave();
            return true;
          },
        },
        ...searchKeys,
        ...historyKeymap,
        ...defaultKeymap,
      ]),
      noteTheme,
    ],
  });
}
