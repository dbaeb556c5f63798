import { CloseButton, Drawer } from '@mantine/core';
import { en } from '../../i18n/en.ts';
import { AboutSection } from './about-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { ModelSection } from './model-section.tsx';
import classes from './settings.module.css';

type SettingsDrawerProps = { readonly opened: boolean; readonly onClose: () => void };

/** The settings beside the work; every change holds at once. */
export function SettingsDrawer({ opened, onClose }: SettingsDrawerProps) {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={440}
      withCloseButton={false}
      attributes={{ content: { 'aria-label': en.settings.title } }}
      overlayProps={{ backgroundOpacity: 0.2 }}
      transitionProps={{ duration: 100 }}
    >
      <div className={classes.head}>
        <h2 className={classes.name}>{en.settings.title}</h2>
        <CloseButton aria-label={en.app.close} onClick={onClose} data-autofocus />
      </div>
      <AppearanceSection />
      <ModelSection />
      <AboutSection />
    </Drawer>
  );
}
