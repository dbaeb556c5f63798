import { useEffect, useRef } from 'react';
import classes from './note-pane.module.css';
import { attachEditor } from './note-session.ts';

/** The place of the editor. React renders it once; every keystroke is the editor's own business. */
export function NoteEditor() {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => (place.current ? attachEditor(place.current) : undefined), []);
  return <div className={classes.editor} ref={place} />;
}
