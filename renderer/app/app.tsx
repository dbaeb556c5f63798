import { MantineProvider, useMantineColorScheme } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { isConnected } from '../bridge.ts';
import { FaultBoundary } from '../components/fault-boundary.tsx';
import { useSettings } from '../features/settings/settings-store.ts';
import { VaultGate } from '../features/vault/vault-gate.tsx';
import { useVault } from '../features/vault/vault-store.ts';
import { en } from '../i18n/en.ts';
import { cssVariables, theme, unkeptColorScheme } from './theme.ts';
import { useVaultLife } from './vault-life.ts';
import { Workspace } from './workspace.tsx';

/** Carries the theme and density of the settings to the page. */
function useAppearance(): void {
  const { theme: scheme, density } = useSettings((state) => state.settings);
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: false });
  useEffect(() => setColorScheme(scheme), [scheme, setColorScheme]);
  useEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
}

function Screens() {
  useAppearance();
  useVaultLife();
  const open = useVault((state) => state.phase === 'open');
  if (!isConnected()) return <main style={{ padding: 32 }}>{en.app.outside}</main>;
  return open ? <Workspace /> : <VaultGate />;
}

/** The whole window: the vault's screens until it is open, then the workspace. */
export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={unkeptColorScheme}
      defaultColorScheme="auto"
    >
      <Notifications position="bottom-center" limit={3} />
      <FaultBoundary>
        <Screens />
      </FaultBoundary>
    </MantineProvider>
  );
}
