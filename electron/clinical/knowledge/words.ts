/**
 * Turning written words into comparable tokens. The same code reads the pack's forms and the notes, so that a form
 * and a note agree whatever their case, plural, hyphen, spelling variety or word class.
 */

/** A word of a text. `stem` is what is compared; `start`/`end` are UTF-16 offsets into the text. */
export type Token = {
  readonly stem: string;
  readonly start: number;
  readonly end: number;
};

/** Words that carry no clinical content of their own; they never take part in a match. Laterality is kept. */
const smallWords = new Set(
  (
    'a an the of in on at to for by with and or as is are was were be been being has have had having his her hers their its ' +
    'this that these those there from into onto over under about he she they it patient i my your me him them which who whose ' +
    'some any very quite rather somewhat also then than so such during while when'
  ).split(' '),
);

/** Negation and contrast words stay tokens of their own, so that "no" is never skipped inside a match. */
export const isSmallWord = (stem: string): boolean => smallWords.has(stem);

/** Spelling varieties of one word. Both sides of a comparison pass through here, so a made-up result does no harm. */
const britishToAmerican: readonly (readonly [RegExp, string])[] = [
  [/rrhoe/g, 'rrhe'],
  [/pnoe/g, 'pne'],
  [/ae/g, 'e'],
  [/oe(?=[bcdfghjklmnpqrstvwxz])(?!s$)/g, 'e'],
  [/manoeuv/g, 'maneuv'],
  [/goitre/g, 'goiter'],
  [/titre/g, 'titer'],
  [/calibre/g, 'caliber'],
  [/leuc/g, 'leuk'],
  [/^tumour/g, 'tumor'],
  [/colour/g, 'color'],
  [/odour/g, 'odor'],
  [/behaviour/g, 'behavior'],
  [/labour/g, 'labor'],
  [/humour/g, 'humor'],
  [/fibre/g, 'fiber'],
  [/litre/g, 'liter'],
  [/metre/g, 'meter'],
  [/centre/g, 'center'],
  [/sulph/g, 'sulf'],
  [/yse(?=d|s|$)/g, 'yze'],
  [/ise(?=d|s|$)/g, 'ize'],
  [/isation/g, 'ization'],
  [/ising$/g, 'izing'],
  [/grey/g, 'gray'],
  [/mould/g, 'mold'],
];

const irregular: ReadonlyMap<string, string> = new Map(
  Object.entries({
    feet: 'foot',
    noted: 'note',
    noting: 'note',
    notes: 'note',
    teeth: 'tooth',
    men: 'man',
    women: 'woman',
    children: 'child',
    vertebrae: 'vertebra',
    bacteria: 'bacterium',
    diagnoses: 'diagnosis',
    metastases: 'metastasis',
    testes: 'testis',
    testicle: 'testis',
    testicles: 'testis',
    nuclei: 'nucleus',
    bronchi: 'bronchus',
    petechia: 'petechiae',
    purpuric: 'purpura',
    ecchymoses: 'ecchymosis',
    bruises: 'bruise',
    lying: 'lie',
    lies: 'lie',
    felt: 'feel',
    feels: 'feel',
    feeling: 'feel',
    lost: 'lose',
    threw: 'throw',
    fell: 'fall',
    fallen: 'fall',
    woke: 'wake',
    wakes: 'wake',
    waking: 'wake',
    ate: 'eat',
    eaten: 'eat',
    drank: 'drink',
    drunk: 'drink',
    bit: 'bite',
    bitten: 'bite',
    worse: 'worsen',
    worsened: 'worsen',
    bled: 'bleed',
    swollen: 'swell',
    spat: 'spit',
    began: 'begin',
    begun: 'begin',
    taken: 'take',
    took: 'take',
    taking: 'take',
    seen: 'see',
    saw: 'see',
    heard: 'hear',
    broken: 'break',
    broke: 'break',
    stuck: 'stick',
    slept: 'sleep',
    wept: 'weep',
    passes: 'pass',
    mellitus: '',
    cant: 'cannot',
    wont: 'not',
    dont: 'not',
    doesnt: 'not',
    didnt: 'not',
    isnt: 'not',
    wasnt: 'not',
    hasnt: 'not',
    couldnt: 'cannot',
  }),
);

const vowel = /[aeiouy]/;

/** Light stemming: plurals and the verb endings -ed/-ing; enough to join wordings, too little to join meanings. */
function stem(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  let w = word;
  if (w.length > 4 && w.endsWith('ies')) w = `${w.slice(0, -3)}y`;
  else if (w.length > 4 && /(ss|x|ch|sh|z)es$/.test(w)) w = w.slice(0, -2);
  else if (w.length > 3 && w.endsWith('s') && !/(ss|us|is|as|ous)$/.test(w)) w = w.slice(0, -1);
  if (w.length > 5 && w.endsWith('ing') && vowel.test(w.slice(0, -3))) w = undouble(w.slice(0, -3));
  else if (w.length > 4 && w.endsWith('ed') && !w.endsWith('eed') && vowel.test(w.slice(0, -2)))
    w = undouble(w.slice(0, -2));
  if (w.length > 4 && w.endsWith('e')) w = w.slice(0, -1);
  if (w.length > 5 && w.endsWith('ly')) w = w.slice(0, -2);
  return w;
}

function undouble(w: string): string {
  const last = w.at(-1);
  return w.length > 3 && last === w.at(-2) && last !== 's' && last !== 'l' && last !== 'z' ? w.slice(0, -1) : w;
}

const stems = new Map<string, string>();

/** The comparable form of one written word (letters and digits only). Cached: notes repeat their words. */
export function stemOf(written: string): string {
  const cached = stems.get(written);
  if (cached !== undefined) return cached;
  let w = written.toLowerCase();
  if (/^[a-z]/.test(w) && w.length > 3) for (const [from, to] of britishToAmerican) w = w.replace(from, to);
  const result = /^[a-z]+$/.test(w) ? stem(w) : w;
  if (stems.size > 200_000) stems.clear();
  stems.set(written, result);
  return result;
}

/** Letters with combining marks folded, so that "Ménière" and "Meniere" agree. Length is kept by design. */
export function foldAccents(text: string): string {
  return /[\u00c0-\u024f]/.test(text)
    ? text.replace(/[\u00c0-\u024f]/g, (c) => {
        const base = c.normalize('NFD').charAt(0);
        return base.length === 1 ? base : c;
      })
    : text;
}

const wordPattern = /[\p{L}\p{N}]+(?:['’](?=\p{L})\p{L}+)?/gu;

/** The words of a text in order, small words included. Linear in the length of the text. */
export function wordsOf(text: string): Token[] {
  const folded = foldAccents(text);
  const tokens: Token[] = [];
  for (const m of folded.matchAll(wordPattern)) {
    const written = m[0];
    const bare = written.replace(/['’](s|S)$/, '').replace(/['’]/g, '');
    // One token may not be longer than any word of medicine; what is longer is data, not language.
    if (bare.length > 60) continue;
    tokens.push({ stem: stemOf(bare), start: m.index, end: m.index + written.length });
  }
  return tokens;
}

/** Groups of words that mean the same for matching (`words.yaml`), as stem → representative stem. */
export type WordClasses = ReadonlyMap<string, string>;

/** Builds word classes from groups such as `[pain, ache, soreness]`; the first word represents its group. */
export function wordClasses(groups: readonly (readonly string[])[]): WordClasses {
  const map = new Map<string, string>();
  for (const group of groups) {
    const first = group[0];
    if (first === undefined) continue;
    for (const word of group) map.set(stemOf(word), stemOf(first));
  }
  return map;
}

/** The id of an entry: its label in lower case, words joined by hyphens. */
export const slug = (label: string): string =>
  foldAccents(label)
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
