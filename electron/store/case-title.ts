const longestTitle = 80;
const noTitle = 'New case';

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{White_Space}]+/gu, ' ').trim();

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= longestTitle
    ? text
    : `${characters
        .slice(0, longestTitle - 1)
        .join('')
        .trimEnd()}…`;
}

/**
 * The title a case has until the user gives it one: what `suggest` says of the note, else its first line with words.
 * One line, at most 80 characters, never empty.
 */
export function automaticTitle(text: string, suggest?: (text: string) => string): string {
  const suggested = oneLine(suggest?.(text) ?? '');
  if (suggested !== '') return cut(suggested);
  const first = /[^\s\p{Cc}][^\n\r]{0,400}/u.exec(text)?.[0] ?? '';
  return cut(oneLine(first)) || noTitle;
}

/** A title as the user typed it, on one line; empty means that the automatic one is wanted back. */
export const ownTitle = (typed: string): string => oneLine(typed.toWellFormed());
