import type { Analysis } from '../../../electron/contract/differential.ts';
import { formatProbability } from '../../components/format-share.ts';
import { notifyDone } from '../../components/notify.ts';
import { en } from '../../i18n/en.ts';
import { useNote } from '../note/note-store.ts';
import { useSettings } from '../settings/settings-store.ts';
import { reasonOf } from './reason-of.ts';

/** How many conditions a copied list names. */
const copied = 12;

/** The list as plain text, with reasons, dangers, exclusions, what is left open, and where it comes from. */
export function differentialText({ differential, packHash }: Analysis, care: string): string {
  const { ranked, cantMiss, excluded, otherProbability, notInPackProbability, warnings } = differential;
  const lines = [en.copy.heading(care), ...warnings.map((warning) => `! ${warning}`), ''];
  if (cantMiss.length > 0) {
    lines.push(en.copy.cantMiss);
    for (const { name, icd10, probability, settledBy } of cantMiss)
      lines.push(`  ${name} (${icd10}) ${formatProbability(probability)} – ${en.differential.settledBy} ${settledBy}`);
    lines.push('');
  }
  const rows = ranked.filter((row, i) => i < copied || row.kept !== null);
  for (const row of rows) {
    const kept = row.kept ? `, ${en.choices.kept[row.kept]}` : '';
    lines.push(
      `${ranked.indexOf(row) + 1}. ${row.name} (${row.icd10}) ${formatProbability(row.probability)}, ${en.differential.urgency[row.urgency]}${kept}`,
      `   ${reasonOf(row)}`,
    );
  }
  const unlisted = ranked.reduce((sum, row) => sum + (rows.includes(row) ? 0 : row.probability), 0);
  lines.push(
    '',
    `${en.copy.other}: ${formatProbability(Math.max(0, otherProbability - notInPackProbability) + unlisted)}`,
    `${en.copy.notInPack}: ${formatProbability(notInPackProbability)}`,
  );
  if (excluded.length > 0) lines.push(`${en.copy.excluded} ${excluded.map((one) => one.name).join(', ')}`);
  lines.push('', en.copy.footer(packHash.slice(0, 12)));
  return lines.join('\n');
}

/** Puts the list on the clipboard. The browser's own command asks for no permission to the clipboard. */
export function copyDifferential(): void {
  const { analysis } = useNote.getState();
  if (!analysis || analysis.differential.ranked.length === 0) return;
  const text = differentialText(analysis, en.settings.cares[useSettings.getState().settings.setting].toLowerCase());
  const put = (event: ClipboardEvent): void => {
    event.preventDefault();
    // Nobody else, such as the editor, may put its own selection there.
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
  };
  window.addEventListener('copy', put, { capture: true, once: true });
  const done = document.execCommand('copy');
  window.removeEventListener('copy', put, { capture: true });
  if (done) notifyDone(en.copy.done);
}
