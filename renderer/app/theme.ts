import { type CSSVariablesResolver, createTheme, type MantineColorSchemeManager } from '@mantine/core';

const face = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';

/** Sizes and faces of every component; colours come from the tokens. */
export const theme = createTheme({
  fontFamily: face,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace',
  headings: { fontFamily: face, fontWeight: '650' },
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '19px' },
  components: {
    Button: { defaultProps: { size: 'compact-md', fw: 500 } },
    Tooltip: { defaultProps: { openDelay: 500, withinPortal: true, fz: 'xs' } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
  },
});

/** Mantine's own variables, set to the tokens so that both speak the same colours. */
export const cssVariables: CSSVariablesResolver = () => {
  const colours = {
    '--mantine-color-body': 'var(--am-surface)',
    '--mantine-color-text': 'var(--am-text)',
    '--mantine-color-dimmed': 'var(--am-dim)',
    '--mantine-color-placeholder': 'var(--am-dim)',
    '--mantine-color-anchor': 'var(--am-selected)',
    '--mantine-color-error': 'var(--am-critical)',
    '--mantine-color-default': 'var(--am-raised)',
    '--mantine-color-default-hover': 'var(--am-hover)',
    '--mantine-color-default-border': 'var(--am-control-line)',
    '--mantine-color-blue-light': 'var(--am-selected-ground)',
    '--mantine-color-blue-light-color': 'var(--am-selected)',
    '--mantine-color-gray-light-color': 'var(--am-text)',
    '--mantine-color-gray-text': 'var(--am-dim)',
  };
  return { variables: {}, light: colours, dark: colours };
};

/** The theme is a setting in the vault, so nothing is kept in the browser's storage. */
export const unkeptColorScheme: MantineColorSchemeManager = {
  get: (fallback) => fallback,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};
