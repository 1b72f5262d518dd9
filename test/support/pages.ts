/** Pages of our own, as the web has them: what stands in `main` is what a reader came for. */

const menu =
  '<a href="#c">Skip to content</a><header class="site-header"><nav class="main-menu"><ul>' +
  ['News', 'Life', 'Ridge weather', 'Letters', 'Shop', 'Log in']
    .map((word) => `<li><a href="/${word}">${word}</a></li>`)
    .join('') +
  '</ul></nav></header>';
const footer =
  '<footer class="site-footer"><ul><li><a href="/privacy">Privacy policy</a></li>' +
  '<li><a href="/terms">Terms of use</a></li><li><a href="/contact">Contact</a></li></ul>' +
  '<p>© 2024 Upland Post. All rights reserved.</p></footer>';
const related =
  '<aside class="sidebar"><div class="widget related-posts"><h3>You may also like</h3><ul>' +
  ['Cider press turns again at the gap', 'Toll splits a county that rarely meets', 'Owls are back']
    .map((title) => `<li><a href="/x"><img src="x.jpg">${title}</a></li>`)
    .join('') +
  '</ul></div></aside>';

function page(title: string, main: string, head = ''): string {
  return (
    `<!doctype html><html><head><title>${title} | Upland Post</title>${head}</head>` +
    `<body>${menu}${main}${related}${footer}</body></html>`
  );
}

/** Lines that have to stay, and lines that have to go. */
export interface SamplePage {
  readonly html: string;
  readonly kept: readonly string[];
  readonly cut: readonly string[];
}

const furniture = ['Ridge weather', 'Owls are back', 'Privacy policy'];

const story = [
  'The Kestrel County library has no bookmobile, since the one it had went through the floor of a culvert in March.',
  'What it has now is a nine-year-old mule with two canvas panniers, who on Tuesday carried sixty-four books up to the cabins.',
  'The road is nine miles of gravel, washed out in four places, and the librarian walks it with her every second week.',
  'Readers leave their requests in a coffee can at the end of the road, and westerns are the most popular of all.',
];

export const article: SamplePage = {
  html: page(
    'A mule brings the library back',
    '<main id="c"><article class="post"><h1>A mule brings the library back</h1>' +
      '<p class="byline">By <a rel="author" href="/wren">Wren Castellane</a></p>' +
      `<div class="entry-content"><p>${story[0]}</p><p>${story[1]}</p>` +
      `<h2>Returns are the hard part</h2><p>${story[2]}</p>` +
      '<ul><li>Two cookbooks that were moved from left to right</li><li>A very overdue atlas</li></ul>' +
      `<blockquote><p>“She is the strictest librarian we have ever had,” said one of them on Tuesday.</p></blockquote>` +
      `<p>${story[3]}</p></div>` +
      '<div class="social-share"><a href="/f">Facebook</a> <a href="/t">Twitter</a></div></article></main>',
    '<meta property="og:type" content="article"><meta name="author" content="Wren Castellane">' +
      '<meta property="article:published_time" content="2024-10-17">',
  ),
  kept: [...story, 'Returns are the hard part', 'A very overdue atlas'],
  cut: [...furniture, 'A mule brings the library back', 'Twitter'],
};

const answers = [
  'Has anyone here managed to get the rear panel off without breaking the two clips at the bottom? Mine will not move.',
  'Warm it with a hair dryer first, then slide a plastic card along the left edge until you hear the first clip.',
  'That worked for me too, although one of the clips was broken already and had been glued by whoever owned it before.',
  'Thanks to both of you, it is off now and in one piece. The fan behind it was full of cat hair, as I suspected.',
];

export const forum: SamplePage = {
  html: page(
    'Rear panel will not come off',
    '<main id="c"><div class="thread">' +
      answers
        .map(
          (text, at) =>
            `<div class="post"><div class="post-author"><a href="/u${at}">user${at}</a> ` +
            `<span>Joined 2019</span></div><div class="post-body"><p>${text}</p></div></div>`,
        )
        .join('') +
      '</div></main>',
  ),
  kept: answers,
  cut: furniture,
};

const offers = [
  'Oak ladder, six steps',
  'Tin bucket with a lid',
  'Hay fork, ash handle',
  'Rope, forty metres',
];

export const listing: SamplePage = {
  html: page(
    'Farm tools for rent',
    '<main id="c"><h1>Farm tools for rent</h1><div class="results">' +
      offers
        .map(
          (name, at) =>
            `<div class="result-item"><h3><a href="/tool/${at}">${name}</a></h3>` +
            `<p class="description">Sturdy and in good order; fetched and brought back by you, ` +
            `by the day or by the week, ${at + 2} of them are there.</p><span>${at + 3}.50 a day</span></div>`,
        )
        .join('') +
      '</div></main>',
  ),
  kept: ['Sturdy and in good order'],
  cut: ['Privacy policy', 'Terms of use'],
};

export const product: SamplePage = {
  html: page(
    'Oak ladder',
    '<main id="c"><div class="product"><h1>Oak ladder</h1><p class="price">45.00</p>' +
      '<button>Add to cart</button><div class="product-description"><p>A ladder of six steps made from oak ' +
      'that has dried for three years, so that it neither warps nor creaks, and is light enough for one.</p>' +
      '<p>The steps are let into the sides and pinned, which means that they can be replaced one at a time.</p></div>' +
      '<table class="specs"><tr><th>Height</th><td>210 cm</td></tr><tr><th>Weight</th><td>9 kg</td></tr></table>' +
      '</div></main>',
    '<meta property="og:type" content="product">',
  ),
  kept: ['A ladder of six steps', 'The steps are let into the sides'],
  cut: ['Privacy policy', 'Terms of use'],
};

export const documentation: SamplePage = {
  html: page(
    'Configuring the feeder',
    '<main id="c"><div class="docs-content markdown"><h1>Configuring the feeder</h1>' +
      '<p>The feeder reads its settings from a file beside the program. Every setting has a default, so the file may be empty.</p>' +
      '<h2>Hours</h2><p>Set the hours at which grain is given, separated by commas, in the time of the place where it stands.</p>' +
      '<pre><code>hours = 6, 12, 18\nportion = 40</code></pre>' +
      '<p>A portion is measured in grams. Values above two hundred are refused, because the chute would jam.</p></div></main>',
  ),
  kept: ['The feeder reads its settings', 'Set the hours', 'portion = 40', 'A portion is measured'],
  cut: ['Privacy policy', 'Owls are back'],
};

const chineseStory = [
  '山里的图书馆没有流动车，因为原来的那一辆在三月份掉进了涵洞，修理的费用比买一辆新的还要高。',
  '现在他们有一头九岁的骡子，每个星期二驮着六十四本书、三盒拼图和一本早就该还的地图册上山去。',
  '这条路有九英里长，全是碎石，有四个地方被水冲坏了，图书管理员每两个星期陪它走一次。',
];

export const chinese: SamplePage = {
  html:
    '<!doctype html><html lang="zh"><head><title>骡子把图书馆带回山上_山地日报</title></head><body>' +
    '<div class="nav"><a href="/">首页</a> <a href="/n">新闻</a> <a href="/s">体育</a> <a href="/w">天气</a></div>' +
    `<div class="content"><h1>骡子把图书馆带回山上</h1>${chineseStory.map((text) => `<p>${text}</p>`).join('')}</div>` +
    '<div class="links"><ul><li><a href="/1">苹果压榨机又转动了</a></li><li><a href="/2">收费桥让全县争论不休</a></li></ul></div>' +
    '<div class="footer"><a href="/about">关于我们</a> <a href="/c">联系方式</a> 版权所有</div></body></html>',
  kept: chineseStory,
  cut: ['收费桥让全县争论不休', '关于我们'],
};

export const dataOnly: SamplePage = {
  html:
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody: story.join('\n') })}</script>` +
    `<body>${menu}<p>Please turn on JavaScript.</p>${footer}</body>`,
  kept: story,
  cut: ['Ridge weather', 'Privacy policy'],
};

/** A page of nothing but links. */
export const linksOnly = `<body>${menu}${footer}</body>`;
