import { Button } from '@mantine/core';
import { IconCircleCheck, IconLockOpen, IconWifiOff } from '@tabler/icons-react';
import type { ModelState } from '../../electron/contract/rationale.ts';
import { formatShare } from '../components/format-share.ts';
import { formatClock } from '../components/format-time.ts';
import type { SaveStatus } from '../features/note/autosave.ts';
import { useNote } from '../features/note/note-store.ts';
import { stopProposing, useProposals } from '../features/note/proposals-store.ts';
import { useModel } from '../features/settings/model-store.ts';
import { en } from '../i18n/en.ts';
import classes from './workspace.module.css';

function modelText(model: ModelState): string {
  switch (model.state) {
    case 'none':
      return en.status.modelNone;
    case 'loading':
      return en.status.modelLoading(formatShare(model.progress));
    case 'failed':
      return en.status.modelFailed;
    case 'ready':
      return model.gpuLayers > 0
        ? `${model.name} · ${model.device} (${model.gpuLayers}/${model.totalLayers})`
        : `${model.name} · ${model.device}`;
  }
}

const saveText = (save: SaveStatus): string =>
  save.state === 'saved' ? en.status.save.saved(formatClock(save.at)) : en.status.save[save.state];

/** The model reading the note, with the way to stop it; nothing while it does not. */
function ProposingStatus() {
  const { run, waiting } = useProposals();
  if (!run) return null;
  return (
    <span role="status">
      {run.readShare === null ? en.proposals.writing(waiting.length) : en.proposals.reading(formatShare(run.readShare))}{' '}
      <Button size="compact-xs" variant="subtle" onClick={stopProposing}>
        {en.proposals.stop}
      </Button>
    </span>
  );
}

/** One line about everything that runs: vault, network, model, reading, saving. */
export function StatusBar() {
  const model = useModel((state) => state.model);
  const open = useNote((note) => note.phase === 'open');
  const findings = useNote((note) => note.analysis?.findings.length ?? 0);
  const save = useNote((note) => note.save);
  return (
    <footer className={classes.status}>
      <span>
        <IconLockOpen size={13} aria-hidden /> {en.status.open}
      </span>
      <span>
        <IconWifiOff size={13} aria-hidden /> {en.status.offline}
      </span>
      <span className={classes.model}>{modelText(model)}</span>
      <ProposingStatus />
      {open && <span className={classes.end}>{en.status.findings(findings)}</span>}
      {open && (
        <span className={save.state === 'failed' ? classes.attention : undefined}>
          {save.state === 'saved' && <IconCircleCheck size={13} aria-hidden />} {saveText(save)}
        </span>
      )}
    </footer>
  );
}
