import type { Wording } from '../knowledge/wording.ts';
import { stemOf } from '../knowledge/words.ts';

/** Small sets of words that steer matching. All are compared as stems, except where said. */

const stems = (words: string): ReadonlySet<string> => new Set(words.split(' ').map((w) => stemOf(w)));

/** Words that may stand inside a match without counting as a gap: side, severity and degree. */
export const freeWords = stems(
  'left right bilateral mild slight moderate severe marked obvious significant minor small large multiple several ' +
    'local localized diffuse generalized occasional intermittent persistent constant continuous progressive new old ' +
    'upper lower anterior posterior medial lateral further noted observed visible seen palpable feel',
);

/** What a small word inside a match costs: "swelling and pain of the knee" is one, "chest pain or short breath" is two. */
export const linkCost: Readonly<Record<string, number>> = { or: 1.5, and: 0.5 };

/** Words no match may reach across. */
export const barrierWords = stems(
  'negative no not without deny denies denied nor neither never but except however although',
);

/** Words of a class that are no finding by themselves ("red" in "bright red blood" is not erythema), as written. */
export const neverAlone: ReadonlySet<string> = new Set([
  'red',
  'high',
  'low',
  'large',
  'swell',
  'burning',
  'burns',
  'cut',
  'continuous',
  'weak',
  'positive',
  'negative',
]);

/** Words of a wording that only tell its course: it can do without one when nothing else accounts for its other words. */
export const droppableWords = stems('transient sudden episode presence brief recent ongoing feeling noted new spell');

/** Words that make a name with the word behind them ("black eye", not "black spots in the eye"). */
export const adjacentWords = stems('black hot cold dry wet flat blue white red see');

/** Words that say nothing of a carried site by themselves. */
export const generalWords = stems(
  'motion movement normal positive negative present test examination change area other side level range type size show find',
);

/** Body sites, organs and specimens that a heading or subject may lend to the words behind it. */
const siteWords: readonly string[] = (
  'head face scalp forehead temple eye eyelid conjunctiva sclera cornea pupil retina optic ear nose sinus mouth lip tongue gum ' +
  'tooth palate throat tonsil uvula larynx voice jaw neck thyroid parotid submandibular supraclavicular lymphnode chest breast ' +
  'nipple axilla lung pleura heart pericardium aorta abdomen stomach epigastrium umbilicus flank liver gallbladder bile pancreas ' +
  'spleen kidney bladder ureter urethra bowel colon rectum anus perineum groin penis scrotum testis epididymis prostate vulva vagina ' +
  'cervix uterus endometrium ovary adnexa pelvis back spine vertebra lumbar sacrum shoulder elbow forearm wrist hand finger ' +
  'thumb arm hip thigh knee patella leg calf ankle foot toe heel skin nail hair joint muscle tendon bone rib skull brain ' +
  'ventricle cerebellum nerve meninges gland urine stool csf sputum blood serum synovial pleural ascitic semen marrow smear ' +
  'ultrasound ct mri xray echocardiography ecg eeg biopsy endoscopy gastroscopy colonoscopy bronchoscopy mammography ' +
  'left right upper lower quadrant anterior posterior bilateral'
).split(' ');

/** The site words as a pack's wording compares them. */
export const siteStems = (wording: Wording): ReadonlySet<string> => new Set(siteWords.flatMap((w) => wording.stems(w)));
