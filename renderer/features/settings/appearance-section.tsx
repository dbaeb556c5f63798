import { SegmentedControl } from '@mantine/core';
import type { Settings } from '../../../electron/contract/api.ts';
import { en } from '../../i18n/en.ts';
import classes from './settings.module.css';
import { SettingsSection } from './settings-section.tsx';
import { changeSettings, useSettings } from './settings-store.ts';

type ChoiceProps<T extends string> = {
  readonly label: string;
  readonly value: T;
  readonly words: Readonly<Record<T, string>>;
  readonly order: readonly T[];
  readonly onChange: (value: T) => void;
};

function Choice<T extends string>({ label, value, words, order, onChange }: ChoiceProps<T>) {
  return (
    <div className={classes.choice}>
      <span>{label}</span>
      <SegmentedControl
        size="xs"
        aria-label={label}
        value={value}
        onChange={onChange}
        data={order.map((one) => ({ value: one, label: words[one] }))}
      />
    </div>
  );
}

const themes: readonly Settings['theme'][] = ['auto', 'light', 'dark'];
const densities: readonly Settings['density'][] = ['comfortable', 'compact'];
const cares: readonly Settings['setting'][] = ['gp', 'ed', 'hospital'];

/** Theme, density, and where the clinician works. */
export function AppearanceSection() {
  const { theme, density, setting } = useSettings((state) => state.settings);
  return (
    <>
      <SettingsSection title={en.settings.appearance}>
        <Choice
          label={en.settings.theme}
          value={theme}
          words={en.settings.themes}
          order={themes}
          onChange={(value) => void changeSettings({ theme: value })}
        />
        <Choice
          label={en.settings.density}
          value={density}
          words={en.settings.densities}
          order={densities}
          onChange={(value) => void changeSettings({ density: value })}
        />
      </SettingsSection>
      <SettingsSection title={en.settings.care}>
        <p className={classes.hint}>{en.settings.careHint}</p>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={en.settings.care}
          value={setting}
          onChange={(value) => void changeSettings({ setting: value })}
          data={cares.map((one) => ({ value: one, label: en.settings.cares[one] }))}
        />
      </SettingsSection>
    </>
  );
}
