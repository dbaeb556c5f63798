/** One parsed YAML file: where it lies relative to the pack's folder, and its value. */
export type SourceFile = { readonly path: string; readonly value: unknown };

/** Something an author has to mend; `warning` does not stop the compilation. */
export type Problem = {
  readonly level: 'error' | 'warning';
  readonly file: string;
  readonly entry: string;
  readonly message: string;
};

/** Takes a problem down. */
export type Report = (level: Problem['level'], file: string, entry: string, message: string) => void;
