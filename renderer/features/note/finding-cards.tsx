import { repositionTooltips } from '@codemirror/view';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import classes from './finding-card.module.css';
import { FindingCard } from './finding-card.tsx';
import { closeCard } from './finding-hover.ts';
import { currentView } from './note-session.ts';
import { useNote } from './note-store.ts';

/** Fills the editor's hover card. Opened by key, it takes the focus, and Escape gives it back to the text. */
export function FindingCards() {
  const card = useNote((note) => note.card);
  const place = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const view = currentView();
    // The editor placed an empty box; now that it has its size it may fit better on the other side of the line.
    if (card && view) repositionTooltips(view);
  }, [card]);
  useEffect(() => {
    if (card?.focus) place.current?.querySelector('button')?.focus();
  }, [card]);

  if (!card) return null;
  return createPortal(
    <div
      className={classes.cards}
      ref={place}
      role="dialog"
      aria-label={card.placed.map(({ finding }) => finding.label).join(', ')}
      onKeyDown={(event) => {
        const view = currentView();
        if (event.key !== 'Escape' || !view) return;
        event.preventDefault();
        event.stopPropagation();
        closeCard(view);
      }}
    >
      {card.placed.map((placed) => (
        <FindingCard key={placed.finding.id} placed={placed} />
      ))}
    </div>,
    card.target,
  );
}
