import classes from './finding-chips.module.css';

/** A finding said a hundred times is shown by its first mentions and their number. */
const shown = 4;

/** The numbers of the findings a line rests on. */
export function FindingChips({ ids }: { readonly ids: readonly string[] }) {
  return (
    <>
      {ids.slice(0, shown).map((id) => (
        <span key={id} className={classes.chip}>
          {id}
        </span>
      ))}
      {ids.length > shown && <span className={classes.chip}>+{ids.length - shown}</span>}
    </>
  );
}
