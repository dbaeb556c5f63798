import { Button, Group, Progress } from '@mantine/core';
import type { ModelState } from '../../../electron/contract/rationale.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { formatBytes } from '../../components/format-bytes.ts';
import { en } from '../../i18n/en.ts';
import { chooseModel, reloadModel, unloadModel, useModel } from './model-store.ts';
import classes from './settings.module.css';
import { SettingsSection } from './settings-section.tsx';

function ModelFacts({ model }: { readonly model: ModelState }) {
  switch (model.state) {
    case 'none':
      return <p className={classes.plain}>{en.settings.modelNone}</p>;
    case 'failed':
      return <p className={classes.plain}>{`${en.settings.modelFailed(model.name)} ${model.reason}`}</p>;
    case 'loading':
      return (
        <div className={classes.loading}>
          <span>{en.settings.modelLoading(model.name)}</span>
          <Progress value={model.progress * 100} aria-label={en.settings.modelLoading(model.name)} />
        </div>
      );
    case 'ready':
      return (
        <dl className={classes.facts}>
          <dt>{en.settings.model}</dt>
          <dd>{model.name}</dd>
          <dt>{en.settings.architecture}</dt>
          <dd>{model.architecture}</dd>
          <dt>{en.settings.size}</dt>
          <dd>{formatBytes(model.sizeBytes)}</dd>
          <dt>{en.settings.device}</dt>
          <dd>
            {model.device}
            {model.gpuLayers > 0 && `, ${en.settings.layers(model.gpuLayers, model.totalLayers)}`}
          </dd>
          <dt>{en.settings.context}</dt>
          <dd>{en.settings.tokens(model.contextTokens)}</dd>
        </dl>
      );
  }
}

/** The language model: what is loaded, on what it runs, and how to change it. */
export function ModelSection() {
  const { model, failure, busy } = useModel();
  return (
    <SettingsSection title={en.settings.model}>
      <p className={classes.hint}>{en.settings.modelHint}</p>
      {failure && <FailureNotice failure={failure} />}
      <ModelFacts model={model} />
      <Group gap={8}>
        <Button variant="default" size="compact-sm" disabled={busy} onClick={() => void chooseModel()}>
          {en.settings.choose}
        </Button>
        {model.state === 'ready' ? (
          <Button variant="default" size="compact-sm" disabled={busy} onClick={() => void unloadModel()}>
            {en.settings.unload}
          </Button>
        ) : (
          <Button variant="default" size="compact-sm" disabled={busy} onClick={() => void reloadModel()}>
            {en.settings.reload}
          </Button>
        )}
      </Group>
    </SettingsSection>
  );
}
