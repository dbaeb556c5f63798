const apple = typeof navigator !== 'undefined' && /Mac/.test(navigator.platform);

/** How a key with the platform's main modifier is written: ⌘K on a Mac, Ctrl-K elsewhere. */
export const modKey = (key: string): string => (apple ? `⌘${key}` : `Ctrl-${key}`);

/** True when the platform's main modifier is held. */
export const hasMod = (event: KeyboardEvent): boolean => (apple ? event.metaKey : event.ctrlKey);
