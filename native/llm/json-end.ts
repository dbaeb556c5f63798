/**
 * Tells when a JSON object or array that comes in pieces is closed. `push` returns how many UTF-16 units of the piece
 * belong to the value, and whether it is closed; what follows the value (a grammar may allow blank lines) is not its own.
 */
export function jsonEnd(): { readonly push: (piece: string) => { readonly kept: number; readonly closed: boolean } } {
  let depth = 0;
  let inString = false;
  let escaped = false;
  const push = (piece: string) => {
    for (let i = 0; i < piece.length; i++) {
      const c = piece[i];
      if (escaped) escaped = false;
      else if (inString) {
        if (c === '\\') escaped = true;
        else if (c === '"') inString = false;
      } else if (c === '"') inString = true;
      else if (c === '{' || c === '[') depth++;
      else if (c === '}' || c === ']') {
        depth--;
        if (depth === 0) return { kept: i + 1, closed: true };
      }
    }
    return { kept: piece.length, closed: false };
  };
  return { push };
}
