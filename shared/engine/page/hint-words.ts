/** What class names and ids usually call the parts of a page, whatever language the page is in. */
export const hintGroups = [
  'content',
  'comment',
  'related',
  'share',
  'navigation',
  'footer',
  'header',
  'aside',
  'advert',
  'notice',
  'signup',
  'byline',
  'date',
  'caption',
  'product',
  'tags',
  'pages',
  'title',
  'forum',
] as const;
export type HintGroup = (typeof hintGroups)[number];

const words: Readonly<Record<HintGroup, string>> = {
  content:
    'article articlebody body content entry main maincontent post postbody postcontent story storybody text richtext prose markdown description detail wysiwyg paragraph copy inhalt artikel contenu contenido zhengwen neirong',
  comment: 'comment comments commentlist disqus reply replies respond kommentar kommentare pinglun',
  related:
    'related recommend recommended recommendation recommendations recirc outbrain taboola popular trending mostread readmore more similar teaser teasers also latest recent next upnext xiangguan tuijian',
  share:
    'share sharing social socials facebook twitter whatsapp pinterest addthis sharethis fenxiang',
  navigation:
    'nav navigation navbar menu menus submenu breadcrumb breadcrumbs crumb crumbs sitemap topbar toc tabs skip dropdown offcanvas megamenu daohang caidan',
  footer: 'footer foot bottom colophon copyright legal disclaimer imprint impressum',
  header: 'header head masthead banner hero top logo brand',
  aside: 'aside sidebar side widget widgets rail secondary complementary right',
  advert:
    'ad ads advert advertisement adsense sponsor sponsored promo promotion promotions dfp gpt anzeige werbung guanggao',
  notice:
    'cookie cookies consent gdpr privacy popup modal overlay alert notice dialog paywall toast tooltip',
  signup:
    'newsletter subscribe subscription signup login signin register account form search searchform cta donate cart',
  byline:
    'author authors byline bio writer contributor autor auteur vcard profile avatar user username zuozhe',
  date: 'date time timestamp published publish updated meta metadata info postmeta entrymeta datum riqi',
  caption:
    'caption captions figcaption credit credits image img photo gallery media figure slide carousel video',
  product:
    'product products price pricing sku variant variants spec specs specification specifications shipping review reviews rating ratings',
  tags: 'tag tags tagcloud category categories topic topics label labels keywords',
  pages: 'pagination pager pagenav paging prev previous',
  title: 'title headline heading subtitle titulo titre biaoti',
  forum: 'forum thread message messages question answer answers topic quote signature postrow',
};

/** The bit that stands for a group in masks. */
export function groupBit(group: HintGroup): number {
  return 1 << hintGroups.indexOf(group);
}

/** For each word the bits of its groups. */
const bitsOfWord = new Map<string, number>();
for (const group of hintGroups) {
  for (const word of words[group].split(' ')) {
    bitsOfWord.set(word, (bitsOfWord.get(word) ?? 0) | groupBit(group));
  }
}

/** The words of a hint: letters in a row, without numbers and the one-letter parts of generated names. */
export function hintTokens(hint: string): string[] {
  return hint === '' ? [] : (hint.match(/[a-z]{2,24}/g) ?? []);
}

/** Bit mask over `hintGroups` of the groups that the hint speaks of. */
export function hintMask(tokens: readonly string[]): number {
  let mask = 0;
  for (const token of tokens) mask |= bitsOfWord.get(token) ?? 0;
  return mask;
}
