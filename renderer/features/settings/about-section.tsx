import { useEffect, useState } from 'react';
import type { About } from '../../../electron/contract/api.ts';
import { ask } from '../../bridge.ts';
import { en } from '../../i18n/en.ts';
import classes from './settings.module.css';
import { SettingsSection } from './settings-section.tsx';

/** What program and knowledge produced the answers on screen. */
export function AboutSection() {
  const [about, setAbout] = useState<About | null>(null);
  useEffect(() => {
    let current = true;
    void ask((core) => core['app.about'](undefined)).then((answer) => {
      if (current && answer.ok) setAbout(answer.value);
    });
    return () => {
      current = false;
    };
  }, []);
  return (
    <SettingsSection title={en.settings.about}>
      {about && (
        <dl className={classes.facts}>
          <dt>{en.settings.version}</dt>
          <dd>{about.version}</dd>
          <dt>{en.settings.shell}</dt>
          <dd>{about.shell}</dd>
          <dt>{en.settings.pack}</dt>
          <dd>
            {about.packName}
            <br />
            {en.settings.packSize(about.conditions, about.findings, about.forms)}
          </dd>
          <dt>{en.settings.packHash}</dt>
          <dd className={classes.hash}>{about.packHash}</dd>
        </dl>
      )}
      <p className={classes.hint}>{en.app.notMedicalDevice}</p>
    </SettingsSection>
  );
}
