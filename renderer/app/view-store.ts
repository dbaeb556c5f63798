import { create } from 'zustand';

export type RightTab = 'differential' | 'next' | 'rationale' | 'knowledge';

type ViewState = { readonly tab: RightTab; readonly settingsOpen: boolean; readonly helpOpen: boolean };

const initial: ViewState = { tab: 'differential', settingsOpen: false, helpOpen: false };

/** What of the window is on screen; nothing here is kept. */
export const useView = create<ViewState>(() => initial);

/** Shows a tab of the right pane. */
export const showTab = (tab: RightTab): void => useView.setState({ tab });

/** Opens or closes the settings. */
export const showSettings = (settingsOpen: boolean): void => useView.setState({ settingsOpen });

/** Back to the first view, when the vault locks. */
export const resetView = (): void => useView.setState(initial, true);

/** Shows or hides the list of keys. */
export const showHelp = (helpOpen: boolean): void => useView.setState({ helpOpen });
