/** The closed set of expected failures. Each has one sentence for the user and a next step. */
export const errorTexts = {
  'note-empty': ['The note is empty.', 'Write or paste a note first.'],
  'note-too-large': ['The note is larger than 2 MB of text.', 'Split it, or remove pasted attachments.'],
  'note-binary': ['The file is not text.', 'Save it as plain text (UTF-8) and try again.'],
  'note-encoding': ['The file is not valid UTF-8 text.', 'Save it again with the encoding UTF-8.'],
  'file-not-found': ['The file does not exist.', 'Check the name and the folder.'],
  'file-unreadable': ['The file cannot be read.', 'Check its permissions.'],
  'jsonl-line': [
    'A line is not a JSON object with "id" and "text".',
    'Correct that line; the other lines were processed.',
  ],
  'vault-locked': ['The vault is locked.', 'Enter the passphrase.'],
  'vault-missing': ['There is no vault yet.', 'Choose a passphrase to create it.'],
  'vault-exists': ['A vault exists already.', 'Unlock it with its passphrase.'],
  'vault-wrong-passphrase': ['The passphrase is not right.', 'Try again; capital letters count.'],
  'vault-weak-passphrase': ['The passphrase is too short.', 'Use at least 8 characters; a sentence is best.'],
  'vault-damaged': ['The key file or the database is damaged.', 'Restore the data folder from a backup.'],
  'vault-newer': ['The database was written by a newer version of Anamnesis.', 'Install that version or a later one.'],
  'vault-in-use': ['Another Anamnesis is using this data folder.', 'Close the other window first.'],
  'folder-not-writable': [
    'The data folder cannot be written.',
    'Check its permissions, or set ANAMNESIS_HOME to another folder.',
  ],
  'disk-full': [
    'The disk is full; the last change is not saved yet.',
    'Free some space; your text stays in the window and is saved again automatically.',
  ],
  'case-not-found': ['The case does not exist.', 'Choose another case from the list.'],
  'version-conflict': ['The case was changed elsewhere.', 'Open it again; both versions are kept.'],
  'knowledge-not-found': ['The knowledge pack has no such entry.', 'Search for another word.'],
  'knowledge-unavailable': [
    'The knowledge pack cannot be loaded.',
    'Run "npm run pack -- compile" or install the program again.',
  ],
  'model-none': ['No model is loaded.', 'Choose a GGUF file in the settings.'],
  'model-not-gguf': ['The file is not a GGUF model.', 'Choose a file that ends in .gguf and was made for llama.cpp.'],
  'model-damaged': ['The model file is truncated or damaged.', 'Copy it again from its source.'],
  'model-unsupported': ['The model has an architecture this version does not know.', 'Choose another model.'],
  'model-too-large': [
    'The model does not fit into the free memory.',
    'Choose a smaller model or a stronger quantization.',
  ],
  'model-load-failed': ['The model could not be loaded.', 'Choose another model, or free memory and try again.'],
  'model-busy': ['The model is writing already.', 'Wait for it, or stop it.'],
  'model-context-exceeded': [
    'The note is too long for this model.',
    'Shorten the note, or choose a model with a longer context.',
  ],
  'model-crashed': ['The model process ended unexpectedly.', 'The case is safe. Load the model again.'],
  'model-output-invalid': ['The model did not return a valid answer.', 'Try again, or choose a stronger model.'],
  stopped: ['Stopped.', ''],
  'request-invalid': ['The request was not understood.', 'This is a fault of the program; please report it.'],
  internal: [
    'Something went wrong inside the program.',
    'Nothing was lost. Try again; if it happens again, please report it.',
  ],
} as const satisfies Record<string, readonly [sentence: string, nextStep: string]>;

export type ErrorCode = keyof typeof errorTexts;
export const errorCodes = Object.keys(errorTexts) as [ErrorCode, ...ErrorCode[]];

/** An expected failure as data. `detail` names a line, a field or a limit; never a path, a key or patient text. */
export type Failure = { readonly code: ErrorCode; readonly detail?: string | undefined };

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = (code: ErrorCode, detail?: string): { readonly ok: false; readonly error: Failure } => ({
  ok: false,
  error: detail === undefined ? { code } : { code, detail },
});

/** The sentence and the next step of a failure, ready to show. */
export function describeFailure(failure: Failure): string {
  const [sentence, nextStep] = errorTexts[failure.code];
  return [sentence, failure.detail ? `(${failure.detail})` : '', nextStep].filter(Boolean).join(' ');
}
