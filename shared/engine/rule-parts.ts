const agency = [
  'reuters(?:/\\w+)?',
  'associated press',
  'the associated press',
  'AP(?: ?photos?| images)?',
  'AFP(?:\\s?/\\s?getty(?: images)?)?',
  'agence france[- ]presse',
  'EPA(?:-EFE)?',
  'european pressphoto agency',
  'getty(?: images)?(?:\\s?/\\s?\\w+)?',
  'shutterstock(?:\\.com)?',
  'i?stock(?: ?photo)?(?:\\.com)?',
  'thinkstock(?:photos)?',
  'press association',
  'PA(?: wire| images)?',
  'bloomberg(?: news)?',
  'xinhua',
  'I?TASS',
  'ria novosti',
  'IANS|PTI|ANI|UPI|DPA|EFE|ANSA|NTB|TT|APA|CP|AAP|MCT|TNS',
  'press trust of india',
  'canadian press',
  'the canadian press',
  'kyodo(?: news)?',
  'yonhap(?: news)?',
  'anadolu(?: agency)?',
  'SWNS(?:\\.com)?',
  'rex(?: features| ?/ ?shutterstock)?',
  'corbis',
  'alamy(?: stock photo| live news)?',
  'wire ?image',
  'film ?magic',
  'splash(?: ?news)?',
  'barcroft(?: media)?',
  'zuma(?: ?press| wire)?',
  'action images',
  'all ?sport',
  'usa today sports',
  'icon sportswire',
  'sipa(?: usa| press)?',
  'eyevine',
  'magnum(?: photos)?',
  'polaris',
  'redux',
  'PA Media',
  'caters(?: news)?',
  'newscom',
  'wenn(?:\\.com)?',
  'fame ?flynet',
  'bauer[- ]griffin',
  'x17(?:online)?',
  'inf ?photo',
  'flickr(?: ?/ ?\\w+)?',
  'creative commons',
  'wikimedia(?: commons)?',
  'wikipedia',
  'public domain',
  'pixabay',
  'unsplash',
  'pexels',
  'fotolia',
  'dreamstime',
  'depositphotos',
  'instagram',
  'facebook',
  'twitter',
  'youtube',
  'vimeo',
  'imgur',
  'reddit',
  'snapchat',
  'google(?: maps| earth| street view| images)?',
  'NASA(?:/\\w+)?',
  'file(?: photo| image| picture)?',
  'handout',
  'supplied',
  'screen ?(?:grab|shot|cap|capture)',
].join('|');

const picture =
  '(?:photos?|photographs?|photography|images?|pictures?|pics?|videos?|illustrations?|graphics?|screenshots?|screen ?grabs?|footage|artwork|cartoon|still|stills|thumbnail|portrait|infographic|logo|animation|composite|rendering)';
/** Case-sensitive: a word of a personal name. */
const nameWord =
  "(?:\\p{Lu}[\\p{L}'’-]{1,30}\\.?|\\p{Lu}\\.(?:\\p{Lu}\\.)?|de|da|di|del|van|von|der|den|la|le|al|el|bin|ibn|ben|Mc\\p{Lu}\\p{L}{1,20})";
const person = `${nameWord}(?:\\s${nameWord}){1,4}`;

/**
 * Named building blocks of rule patterns: `{date}` in a pattern stands for the part `date`.
 * They are written for patterns that ignore case.
 */
const ruleParts = {
  /** News agencies, picture agencies and places that pictures are credited to. */
  agency,
  picture,
  /** Words that stand before "photo" in a label. */
  where:
    '(?:above|below|left|right|top|bottom|main|featured?|cover|file|stock|lead|header|hero|banner|front page|home ?page|inset|teaser|title|promo|thumbnail|social|article|additional|all|other|representational|representative|representation|illustrative|original|aerial|courtesy|undated|handout|family|archive|stock)',
  /** A personal name; only for patterns that heed case, as are the three below. */
  person,
  people: `${person}(?:(?:,\\s?|\\sand\\s|\\s&\\s|,\\sand\\s|\\sin\\s|\\sfor\\s|\\s/\\s|\\swith\\s)${nameWord}(?:\\s${nameWord}){0,4}){0,12}`,
  work: '(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Rr]eported|[Ee]dited|[Ww]ritten|[Cc]ompiled|[Tt]ranslated|[Tt]ranslation|[Rr]esearch|[Gg]raphics?|[Ii]llustrations?|[Pp]hotography|[Pp]hotographs|[Pp]roduced|[Pp]roduction|[Cc]overage|[Ff]act-check(?:ed|ing)|[Vv]ideo|[Ii]nterviews?|[Ww]ords|[Tt]ext|[Ss]tory|[Cc]ontributions?)',
  job: '(?:writer|reporter|correspondent|editor|columnist|journalist|author|contributor|blogger|producer|intern|fellow|freelancer|staffer|commentator|essayist|critic|anchor|photographer|videographer|editor-in-chief|co-founder|founder|host|analyst|professor|lecturer|student|novelist|attorney|consultant|strategist|director|president|researcher|scholar|editor-at-large)',
  email: '[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,4}',
  url: '(?:https?://|www\\.)\\S{1,300}',
  domain:
    '(?:[\\w-]{1,40}\\.){1,3}(?:com|org|net|co|uk|gov|edu|info|tv|us|ca|au|in|de|fr|es|it|nl|ie|za|nz|eu|io|me|ru|cn|jp|blog|news)',
} as const;

const partPattern = /\{([a-z]{2,})\}/g;

/**
 * Letters of the scripts that English pages hold names in, written out: property classes need the
 * `u` flag, and with case folding one of them takes tens of milliseconds to compile.
 */
const letterClasses: Readonly<Record<string, string>> = {
  L: 'A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u052f',
  Lu: 'A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u024f\u0391-\u03a9\u0400-\u042f',
  Ll: 'a-z\u00df-\u00f6\u00f8-\u024f\u03b1-\u03c9\u0430-\u045f',
};

/** A pattern with its parts put in and its letter classes written out; throws for an unknown part. */
export function expandParts(pattern: string): string {
  const expanded = pattern.replace(partPattern, (_, name: string) => {
    const part = (ruleParts as Readonly<Record<string, string>>)[name];
    if (part === undefined) throw new Error(`unknown part {${name}} in ${pattern}`);
    return `(?:${part})`;
  });
  return writeOutLetters(expanded);
}

function writeOutLetters(pattern: string): string {
  let inClass = false;
  return pattern.replace(/\\p\{(\w+)\}|\\.|[[\]]/g, (found, name: string | undefined) => {
    if (found === '[') inClass = true;
    else if (found === ']') inClass = false;
    if (name === undefined) return found;
    const letters = letterClasses[name];
    if (letters === undefined) throw new Error(`unknown letter class ${found} in ${pattern}`);
    return inClass ? letters : `[${letters}]`;
  });
}
