import type { ConditionEntry } from '../../../electron/contract/knowledge.ts';
import { en } from '../../i18n/en.ts';
import classes from './knowledge.module.css';

type Props = Pick<ConditionEntry, 'place' | 'sameCodes'>;

/** Where a condition's code stands in ICD-10, widest level first, and the codes that mean the same. */
export function Icd10Place({ place, sameCodes }: Props) {
  if (place.length === 0) return null;
  return (
    <dl className={classes.facts}>
      <dt>{en.knowledge.place}</dt>
      <dd>
        <ol className={classes.place}>
          {place.map(({ level, code, title }) => (
            <li key={level}>
              {title} <span className={classes.detail}>{en.knowledge.code(level, code)}</span>
            </li>
          ))}
        </ol>
      </dd>
      {sameCodes.length > 0 && (
        <>
          <dt>{en.knowledge.sameCodes}</dt>
          <dd>
            <ul className={classes.place}>
              {sameCodes.map(({ code, title, reason }) => (
                <li key={code}>
                  {code} {title} <span className={classes.detail}>{reason}</span>
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
    </dl>
  );
}
