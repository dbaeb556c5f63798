import type { Assertion, SectionKind } from '../../contract/finding.ts';

/**
 * The assertion of a span by the scope of cue phrases (the ConText algorithm: Harkema, Dowling, Thornblade, Chapman,
 * J Biomed Inform 2009): a cue reaches forward or backward until a terminator, not just to its neighbour.
 */
type Cue = {
  readonly assertion: Assertion | 'none';
  readonly reach: 'forward' | 'comma' | 'item' | 'word';
  readonly pattern: RegExp;
};

/** `forward`: to the next terminator; `comma`: the same, but no further than a comma; `item`: the list item before; `word`: the next word only. */
const cues: readonly Cue[] = [
  // Phrases that look like negation and are not.
  {
    assertion: 'none',
    reach: 'forward',
    pattern:
      /\b(?:no (?:significant |obvious |apparent |notable )?(?:improvement|change|increase|relief|response|better|longer)|not (?:only|just|necessarily|improv\w+|reliev\w+|resol\w+|settl\w+|help\w*|work\w*|controll\w+|sure|certain|responding|respond|always)|without (?:improvement|relief|response|difficulty|treatment|assistance)|(?:no|without(?: any)?) (?:(?:obvious|apparent|clear|evident|specific|identifiable|particular|known|significant|special|any) )*(?:triggers?|causes?|reasons?|incentives?|inducements?|predisposing factors?|precipitating factors?|provocation|inducing factors?)(?: (?:for|of|or \w+))?|no (?:treatment|medication|special treatment|examination|special examinations?)|not (?:been )?(?:treated|taken|know|known))\b/gi,
  },
  { assertion: 'absent', reach: 'word', pattern: /\bnon(?:[-\u2010\u2011 ]|(?=tender))/gi },
  { assertion: 'absent', reach: 'comma', pattern: /\b(?:without|not|(?:did|does|do|was|is|has|had|have)n['’]t)\b/gi },
  {
    assertion: 'absent',
    reach: 'forward',
    pattern:
      /\b(?:not|n['’]t) (?:(?:noticed|noted|had|have|has|experienced|reported|complained of|developed|seen|felt|shown?|describe[ds]?|endorse[ds]?) )?any\b|\b(?:has|have|had) not (?:had|noticed|experienced|developed|reported)\b|(?<![\p{L}\d])[Øø](?![\p{L}\d])/giu,
  },
  {
    assertion: 'absent',
    reach: 'forward',
    pattern:
      /\b(?:no|denies|denied|deny|denying|negative for|free of|absence of|never|nor|neither|lack of|lacks|lacking|no evidence of|no sign of|ruled out for|excluded|nil|cannot (?:see|find|detect))\b/gi,
  },
  {
    assertion: 'absent',
    reach: 'item',
    pattern:
      /(?:\(\s*[-−–—]\s*\)|\s[-−–—]\s*(?=\((?:ref|normal))|（\s*[-−–—]\s*）|\b(?:are|is|was|were|has been|have been)?\s*(?:both |all |also )?(?:negative|absent|not (?:palpable|palpated|seen|visible|present|detected|observed|noted|evident|found|heard|touched|tender|enlarged|significant|obvious)|denied|ruled out|unremarkable|within normal limits|wnl|not reported|not felt|not elicited)\b|[:：]\s*(?:no|none|nil|negative|neg|absent|normal|denied)\b(?=\s*(?:[.,;。]|$)))/gim,
  },
  {
    assertion: 'uncertain',
    reach: 'forward',
    pattern:
      /(?:\b(?:possible|possibly|probable|probably|suspected|suspicious for|suspicion of|suspect|suggestive of|suggesting|query|cannot exclude|can not exclude|cannot be excluded|may be|may have|might be|might have|could be|rule out|r\/o|to exclude|differential (?:diagnosis )?(?:includes|of|:)|concern for|concerning for|worried about|presumed|unclear if|uncertain|questionable|consider(?:ed|ing)?|likely|treat(?:ed)? as|versus)\b|\bvs\.?(?=\s+\p{L})|\?(?=\s?[A-Za-z]))/giu,
  },
  {
    assertion: 'uncertain',
    reach: 'item',
    pattern:
      /\b(?:is|was|were|are) (?:suspected|possible|likely|uncertain|unclear|considered)\b|\bunlikely\b|\buntil proven otherwise\b|(?<=\p{L}\s)(?:versus|vs\.?)(?=\s+\p{L})|(?<=\p{L})\s*\?(?=\s*(?:$|[.,;)]))|\b(?:cannot be|not) (?:excluded|ruled out)\b|\(\s*\?\s*\)|\(\s*[±]\s*\)|\bto be (?:excluded|ruled out)\b/giu,
  },
  {
    assertion: 'historical',
    reach: 'forward',
    pattern:
      /(?<!(?:day|week|month|year|hour)s?[’']?s?[’']?[ -])(?<!\b(?:has an?|an?|with an?) )\b(?:(?:past |previous |prior |known |medical |remote |personal )*(?:history|h\/o|hx) (?:of|is significant for|significant for|includes)|status post|s\/p|previously (?:had|diagnosed|treated|suffered)|previous|prior|in the past|as a child|in childhood|old)\b/gi,
  },
  {
    assertion: 'historical',
    reach: 'item',
    pattern:
      /\b(?:in|back in) (?:19|20)\d\d\b|\(\s*(?:19|20)\d\d\s*\)|\blast year\b|\bas an? (?:child|teenager|baby)\b|\bin (?:childhood|infancy|(?:his|her|their) (?:teens|twenties|thirties|forties|fifties|youth))\b/gi,
  },
  {
    assertion: 'historical',
    reach: 'comma',
    pattern:
      /(?:^|[.;]\s*)in (?:19|20)\d\d\b,?|\b(?:stopped|discontinued|ceased|came off|switched from|previously (?:on|took|taking|used)|used to (?:take|have|be)|no longer (?:on|takes|taking|uses)|withdrawn from)\b/gi,
  },
  {
    assertion: 'historical',
    reach: 'item',
    pattern:
      /\b(?:(?:which|that|and|has|have|had|since|now|later|then|was|were|is|are) )*(?:fully |completely |spontaneously )*(?:resolved|healed|subsided|went away|gone away|disappeared)(?!\s+(?:after|with|when|on|by|upon|within|following|partially|incompletely|but)\b)\b/gi,
  },
  {
    assertion: 'hypothetical',
    reach: 'forward',
    pattern:
      /\b(?:if (?:he|she|they|you|the patient|symptoms?|there|any)|in case of|should (?:he|she|you|there|any)|(?:return|call|come back|re-?attend|seek \w+(?: \w+)?) (?:\w+ ){0,3}(?:if|for)|safety[- ]net\w*(?: (?:re|for|about|given))?|risk of|at risk for|to prevent|prevention of|prophylaxis (?:for|against)|monitor(?:ing)? for|watch for|screen(?:ing)? for|advised (?:about|on|to)|counsel+ed (?:about|on)|fear of having|worried that|concerned (?:that|about)|vaccin\w+ (?:for|against)|exposure to|contact with|planned|scheduled for)\b|(?<=^|[.;]\s{0,2})(?:Start|Commence|Prescribe|Trial of)\b/gi,
  },
  {
    assertion: 'family',
    reach: 'forward',
    pattern:
      /\b(?:family (?:medical )?(?:history|hx)(?: (?:of|is|includes|significant|positive|with|:))?|(?:(?:his|her|the|patient['’]s|maternal|paternal|elder|older|younger|identical|twin|a|one|two|both|first-degree) )*(?:mother|father|brothers?|sisters?|siblings?|parents?|grandmother|grandfather|grandparents?|aunts?|uncles?|cousins?|sons?|daughters?|twin|relatives?|nephew|niece)(?:['’]s)? (?:also |both |had |has |have |who |with |was |were |is |are |died |dies |diagnosed |suffer\w* |similar|history|recently |and )+(?!(?:report|state|say|said|notic|notes|noted|describ|worr|concern|bring|brought|give|gave|deny|denie|accompan|think|complain|observ|witness|found|find|see|saw|seen|recall|call|feel|felt|tell|told|mention|claim|confirm|add|take|took|help|discover|believ|present|insist|request|ask|carr|express|been (?:worr|concern|notic|giv)))|runs in the family)\b/gi,
  },
  {
    assertion: 'family',
    reach: 'item',
    pattern:
      /\b(?:in|of|affecting|affected) (?:(?:his|her|the|their|my|maternal|paternal|elder|older|younger|both|patient['’]s|a|one|two|three|several) )*(?:mother|father|brothers?|sisters?|siblings?|parents?|grandmother|grandfather|grandparents?|aunts?|uncles?|cousins?|first[- ]degree relatives?|relatives?|family members?|family)\b(?!\s+(?:has|had|is|was|report|state|not))/gi,
  },
  {
    // Somebody else's illness is no finding of the patient, though a contact may be.
    assertion: 'family',
    reach: 'forward',
    pattern:
      /\b(?:husband|wife|spouse|partner|boyfriend|girlfriend|roommate|flatmate|colleague|coworker|co-worker|classmate|neighbou?r|friend)s?(?:['’]s)? (?:also |recently |currently )*(?:has|have|had|is having|suffers? from|was diagnosed with|has been diagnosed with|is ill with|is sick with|tested positive for)\b(?!\s+(?:noticed|noted|observed|seen|found|witnessed|heard|reported|complained|told|brought|said|been))/gi,
  },
];

/** Ends the reach of a cue. A verb that starts a new statement ends a negation that runs through a comma list. */
const terminator =
  /\b(?:but|however|although|though|except|apart from|aside from|other than|yet|instead|whereas|while|presents? with|presented with|presenting with|complain\w* of|(?<!\bno )(?<!\bany )(?:reports?|reported)|admits?|endorses?|developed|develops|revealed?|reveals|showed|shows|showing|demonstrat\w+|,\s*experienc\w+|started|began|noticed|accompanied by|followed by|found to have|positive for|positive|due to|because of|secondary to|caused by|after|since|until|now|currently|today|has (?:a|an|had|been)|he has|she has|there is|there are|there was|with (?:a|an)\b)\b|[,，]\s*(?!which\b|that\b)(?=(?:[\p{L}-]+\s+){1,3}(?:is|are|was|were|has|have|remains?|appears?|feels?|becomes?|became|normal|fair|good|poor|regular|soft|clear|supple|present)\b)|[,，]\s*(?=(?:he |she )?(?:keeps|lives|works|drinks|smokes|takes|uses|attends|plays|owns|eats)\b)|[.;。；]|\(\s*\+\s*\)/giu;

/** Where an assertion holds in a sentence: offsets, end exclusive. */
export type Scope = {
  readonly assertion: Assertion;
  readonly start: number;
  readonly end: number;
  /** A prefix such as "non-" that denies whatever its one word takes part in. */
  readonly word: boolean;
};

/**
 * The scopes of a sentence, as offsets into `sentence`. Where scopes overlap, the order of `priority` decides.
 */
export function scopesOf(sentence: string): Scope[] {
  const ends: { start: number; end: number }[] = [];
  for (const m of sentence.matchAll(terminator)) ends.push({ start: m.index, end: m.index + m[0].length });
  const blocked: { start: number; end: number }[] = [];
  const scopes: Scope[] = [];
  for (const cue of cues) {
    for (const m of sentence.matchAll(cue.pattern)) {
      const start = m.index;
      const end = start + m[0].length;
      if (blocked.some((b) => start < b.end && end > b.start)) continue;
      if (cue.assertion === 'none') {
        blocked.push({ start, end });
        // "Not relieved by rest" denies the relief and nothing else.
        const verb = /^not (?=reliev|settl|help|improv|respond|controll)/i.exec(m[0]);
        if (verb) scopes.push({ assertion: 'absent', start: start + verb[0].length, end, word: true });
        continue;
      }
      if (cue.reach === 'forward' || cue.reach === 'comma') {
        // A colon right behind the cue ("Denies: fever") opens its list; any later one ends it.
        const opensLower = /^[^\p{L}]*\p{Ll}/u.test(sentence.slice(end, end + 12));
        const stop = Math.min(
          // "No pain, Bluish macules": an item that starts with a capital is a new statement where items before did not.
          opensLower ? firstAt(sentence, /[,，]\s*(?=\p{Lu}\p{Ll}+(?!['’\p{L}]))/gu, end) : sentence.length,
          ends.find((t) => t.start >= end && t.start > start)?.start ?? sentence.length,
          firstAt(sentence, /[:：]/g, end + 2),
          cue.reach === 'comma' || (cue.assertion === 'absent' && eachItemDenied(m[0], sentence, end))
            ? endOfList(sentence, end)
            : sentence.length,
        );
        scopes.push({ assertion: cue.assertion, start: end, end: stop, word: false });
      } else if (cue.reach === 'word') {
        scopes.push({
          assertion: cue.assertion,
          start: end,
          end: end + (/^[\p{L}-]+/u.exec(sentence.slice(end))?.[0].length ?? 0),
          word: true,
        });
      } else {
        // The item before: back to the last comma, colon, terminator or the start.
        // "A fever, which has resolved": the item is the one before the comma.
        const before = /^(?:which|that)\b/i.test(m[0].trim())
          ? sentence.slice(0, start).replace(/[,，\s]+$/, '')
          : sentence.slice(0, start);
        const comma = Math.max(
          before.lastIndexOf(','),
          before.lastIndexOf('，'),
          before.lastIndexOf('、'),
          before.lastIndexOf(';'),
        );
        const stop = Math.max(comma + 1, ...ends.filter((t) => t.end <= start).map((t) => t.end), 0);
        scopes.push({ assertion: cue.assertion, start: stop, end: Math.max(start, stop), word: false });
      }
    }
  }
  return scopes;
}

/** Whether items of a list carry their own "no" ("no tremor, thyroid enlarged, no nodules"): then one reaches its item only. */
const eachItemDenied = (cue: string, sentence: string, from: number): boolean =>
  /^no$/i.test(cue) && /[,，]\s*no\b/i.test(sentence.slice(from, from + 300));

/** Where the list behind `from` ends: "without A, B or C" reaches C, "not A, B" only A. */
function endOfList(sentence: string, from: number): number {
  const list = /^[^,，.;:：]*(?:[,，][^,，.;:：]{1,40})*?[,，]?\s+(?:or|nor)\s+[^,，.;:：]+/.exec(
    sentence.slice(from, from + 300),
  );
  return list ? from + list[0].length : firstAt(sentence, /[,，]/g, from);
}

/** Offset of the first match at or behind `from`, or the end of the text. */
function firstAt(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

/** Which assertion wins where scopes overlap. */
const priority: readonly Assertion[] = ['family', 'hypothetical', 'absent', 'uncertain', 'historical', 'present'];

const sectionDefault: Partial<Record<SectionKind, Assertion>> = {
  familyHistory: 'family',
  pastHistory: 'historical',
  plan: 'hypothetical',
};

/**
 * The assertion of `[start, end)` (offsets into the sentence) in a section of the given kind.
 * A finding whose wording holds its own negation ("does not respond to his name") is not negated by it.
 */
export function assertionAt(scopes: readonly Scope[], start: number, end: number, section: SectionKind): Assertion {
  const hit = (a: Assertion) =>
    scopes.some(
      (s) => s.assertion === a && (s.word ? s.start < end && s.end > start : s.start <= start && s.end >= end),
    );
  const byDefault = sectionDefault[section] ?? 'present';
  for (const a of priority) {
    if (!hit(a)) continue;
    // "No family history of diabetes" and "denies any history of asthma" are absences.
    if ((a === 'family' || a === 'historical') && hit('absent')) return 'absent';
    return a;
  }
  return byDefault;
}
