import type { Demographics } from '../../contract/finding.ts';

/**
 * Words of a finding's label that only fit some patients. The pack says which sex and age conditions have; a finding
 * follows from many conditions and says nothing of it itself. Only words that are unmistakable.
 */
const femaleWords =
  /\b(?:pregnan\w*|postpartum|peripartum|antenatal|obstetric|gravid\w*|lochia|menopaus\w*|postmenopaus\w*|menstrua\w*|menorrhag\w*|amenorrh\w*|dysmenorrh\w*|intermenstrual|postcoital|vagin\w*|vulv\w*|cervi(?:x|cal (?:smear|motion|excitation|screening|ectropion))|uter(?:us|ine)|endometri\w*|ovar\w*|adnexal|breastfeeding|lactation|cystocele|rectocele|tampon|fundal height|fetal|foetal|IUD|contracept\w*)\b/i;
const maleWords =
  /\b(?:prostat\w*|testic\w*|testis|testes|scrot\w*|penile|penis|erectile|foreskin|phimosis|epididym\w*|ejaculat\w*)\b/i;
const earlyWords =
  /\b(?:neonat\w*|newborn|infan\w*|preterm|prematur\w* (?:birth|infant|baby)|birth (?:weight|asphyxia)|fontanelle|milestones?|feeding in infant|cord stump|meconium|small for gestational age|large for gestational age)\b/i;
const childWords =
  /\b(?:child|childhood|school|nursery|day[- ]?care|growth failure|failure to thrive|short stature)\b/i;
const lateWords = /\b(?:postmenopaus\w*|menopaus\w*|nursing home|care home|elderly|old age)\b/i;
const sexualWords = /\b(?:intercourse|sexual\w*|sexually|pregnan\w*|contracepti\w*|alcohol|smok\w*|binge)\b/i;

/** Ages in years up to which, or from which, a word may fit; wide on purpose, so that nothing sensible is lost. */
const ages = { infancyEnds: 3, childhoodEnds: 19, lateFrom: 38, adolescenceFrom: 10 } as const;

/** False when a question, look or test for this finding makes no sense in this patient. Unknown age or sex fits all. */
export function fitsPatient(label: string, { sex, ageYears }: Demographics): boolean {
  if (sex === 'male' && femaleWords.test(label)) return false;
  if (sex === 'female' && maleWords.test(label)) return false;
  if (ageYears === null) return true;
  if (ageYears > ages.infancyEnds && earlyWords.test(label)) return false;
  if (ageYears > ages.childhoodEnds && childWords.test(label)) return false;
  if (ageYears < ages.lateFrom && lateWords.test(label)) return false;
  return !(ageYears < ages.adolescenceFrom && sexualWords.test(label));
}
