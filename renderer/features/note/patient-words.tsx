import { en } from '../../i18n/en.ts';
import { useNote } from './note-store.ts';

/** Age and sex as read from the note; unknown is said. */
export function PatientWords() {
  const read = useNote((note) => note.analysis !== null);
  const ageYears = useNote((note) => note.analysis?.demographics.ageYears ?? null);
  const sex = useNote((note) => note.analysis?.demographics.sex ?? null);
  if (!read) return null;
  const words = [
    ageYears === null ? '' : en.differential.years(ageYears),
    sex === null ? '' : en.differential.sex[sex],
  ];
  return <>{words.filter(Boolean).join(', ') || en.differential.unknownPatient}</>;
}
