const key = 'anamnesis.pane-widths';

/** Widths of the side panes in CSS pixels. The note takes the rest. */
export type PaneWidths = { readonly cases: number; readonly differential: number };

const isWidth = (value: unknown): value is number => typeof value === 'number' && value >= 100 && value <= 2000;

/** The widths of the last session, else widths that suit the window. Widths are all that browser storage ever holds. */
export function readPaneWidths(windowWidth: number): PaneWidths {
  const fallback = windowWidth >= 1600 ? { cases: 280, differential: 520 } : { cases: 232, differential: 420 };
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return fallback;
    const { cases, differential } = kept as Partial<Record<keyof PaneWidths, unknown>>;
    return isWidth(cases) && isWidth(differential) ? { cases, differential } : fallback;
  } catch {
    return fallback;
  }
}

/** Keeps the widths for the next session; a full or forbidden storage is no loss. */
export function keepPaneWidths(widths: PaneWidths): void {
  try {
    localStorage.setItem(key, JSON.stringify(widths));
  } catch {
    // The widths are a convenience.
  }
}
