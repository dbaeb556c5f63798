import { Drawer } from '@mantine/core';
import { en } from '../../i18n/en.ts';
import { AboutSection } from './about-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { ModelSection } from './model-section.tsx';

type SettingsDrawerProps = { readonly opened: boolean; readonly onClose: () => void };

/** The settings beside the work; every change holds at once. */
export function SettingsDrawer({ opened, onClose }: SettingsDrawerProps) {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={440}
      title={en.settings.title}
      closeButtonProps={{ 'aria-label': en.app.close }}
      overlayProps={{ backgroundOpacity: 0.2 }}
      transitionProps={{ duration: 100 }}
    >
      <AppearanceSection />
      <ModelSection />
      <AboutSection />
    </Drawer>
  );
}
