import { formatShare } from '../../components/format-share.ts';
import classes from './knowledge.module.css';

type ShareRowProps = { readonly label: string; readonly share: number; readonly onOpen: () => void };

/** A probability of the pack as number and bar, with the entry it belongs to behind it. */
export function ShareRow({ label, share, onOpen }: ShareRowProps) {
  return (
    <li>
      <button type="button" className={classes.share} data-row onClick={onOpen}>
        <span className={classes.linkLabel}>{label}</span>
        <span className={classes.track} aria-hidden>
          <span className={classes.fill} style={{ width: `${share * 100}%` }} />
        </span>
        <span className={classes.number}>{formatShare(share)}</span>
      </button>
    </li>
  );
}
