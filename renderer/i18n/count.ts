/** A number with its noun, for example "1 finding" and "1,204 findings". */
export const count = (n: number, one: string, many: string): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
