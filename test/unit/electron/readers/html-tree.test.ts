import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, test } from 'vitest';
import {
  childrenOf,
  HtmlElement,
  HtmlText,
  type HtmlNode,
} from '../../../../electron/readers/html-nodes';
import { parseTree } from '../../../../electron/readers/html-tree';
import { usualAttributes } from '../../../../electron/readers/read-tag';
import { fc } from '../../../support/fast-check';

interface Written {
  readonly name: string;
  readonly namespace?: string | undefined;
  readonly attributes?: readonly { readonly name: string; readonly value: string }[];
  readonly children?: readonly Written[];
}

function fromOwn(node: HtmlNode): Written {
  if (node instanceof HtmlText) return { name: `"${node.value}"` };
  if (!(node instanceof HtmlElement)) return { name: 'comment' };
  const below = [...childrenOf(node), ...(node.content ? [node.content] : [])].map(fromOwn);
  return {
    name: node.tagName,
    namespace: node.namespaceURI,
    attributes: node.attrs,
    children: below,
  };
}

type Parse5Node = DefaultTreeAdapterTypes.Node;

function fromParse5(node: Parse5Node): Written {
  if ('value' in node) return { name: `"${node.value}"` };
  if ('data' in node) return { name: 'comment' };
  const children: Parse5Node[] = 'childNodes' in node ? [...node.childNodes] : [];
  if ('content' in node) children.push(node.content);
  const below = children
    .filter(({ nodeName }) => nodeName !== '#documentType')
    .map((child) => fromParse5(child));
  if (!('tagName' in node)) return { name: node.nodeName, children: below };
  return {
    name: node.tagName,
    namespace: node.namespaceURI,
    attributes: node.attrs,
    children: below,
  };
}

/** Attributes that nothing is read from, and what stands in scripts and style sheets, are left out. */
function write({ name, namespace, attributes = [], children = [] }: Written, depth = 0): string {
  const isDropped =
    name === 'style' ||
    (name === 'script' && !attributes.some(({ value }) => value.includes('ld+json')));
  const read = name === 'link' ? [...usualAttributes, 'href'] : usualAttributes;
  const kept = attributes.filter((each) => read.includes(each.name));
  const line = `${' '.repeat(depth)}${name} ${namespace ?? ''} ${JSON.stringify(kept)}`;
  return [line, ...(isDropped ? [] : children).map((child) => write(child, depth + 1))].join('\n');
}

function expectAsParse5(page: string): void {
  const tree = parse(page, { scriptingEnabled: false });
  expect(write(fromOwn(parseTree(page)!))).toBe(write(fromParse5(tree)));
}

describe('the tree of a page is the one that parse5 builds with its own tokenizer', () => {
  test.each([
    '<!doctype html><html lang=a><head><title>a &amp; b</title></head><body class=x><p>c<p>d</body></html> ',
    '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd"><p>a<table><p>b',
    '<!doctype html system "a><p>b<table></table>',
    '<!DOCTYPE><p><table>',
    '<p>\r\na\rb\n<pre>\r\nc\r\n</pre><textarea>\n\nd</textarea>',
    '<pre>&#10;a</pre><pre> \nb</pre><pre><!-- -->\nc</pre>',
    '&amp &AMP; &notit; &notin; &ampx &#38;&#x26;&#x26 &#;&#x;&; &#0; &#128; &#xd800; &#x110000; &#13;a &unknown; &a=b',
    '<p class="&copy=1 &copy &copy; &copy1 &amp;x" id=&lt;&gt ID=b title=\'&\'>a',
    '<P CLASS=A ÄÖ=b class=c İ=d><İ>e</İ></P>',
    '<p class = "a"id=b/><br/ ><br / class=c/><p =class=d "=e \'f=g>h',
    '<p class="a>b">c<p class=\'"d>\'>e<p class=f>g<p class=>h<p class="i',
    '<p>a<b class=x>b<i>c</b>d</i><b class=x><b class=x><b class=x><b title=1><b title=2>e</p>f',
    '<a class=1>b<a class=2>c<p>d</a>e</p>',
    '<!--a--><!--><!---><!----><!--a--!><!--!>--><!-- --!--><!--a->-><p>b<!---!> c',
    '<!-- a',
    '<!a><?b?></ c></><p>d</ ><!><?><!doctypex>e',
    '<p>a < b <3 <=> </3 <',
    '<p>a</',
    '<p>a<!',
    '<p>a<?',
    '<p>a</p b="c>">d</P/>e</p',
    '<table>a<tr>b<td>c</td> d <p>e</table>f<table> <!-- --> g <tr> h</table>',
    '<table><b>a<tr><td>b</b>c<select><option>d<tr>e<option>f</select></table>g',
    '<svg class=a viewBox=0><title>b</title><style><p>c</style><![CDATA[<d>&amp;]]><path/></svg><![CDATA[e]]>',
    '<svg><![CDATA[a',
    '<math><mi>a<annotation-xml encoding="text/html"><p>b</annotation-xml></math>c',
    '<svg><foreignObject><p>a</svg>b<svg><p>c',
    '<title>a <b>c</title ><style>d</style><xmp><p>e</xmp/><iframe><p>f</iframe><noembed>g</noembed>',
    '<textarea>&lt;a</textareax></textarea b>c<plaintext></plaintext>&amp;<p>d',
    '<script>a < b && c</script><script type=application/ld+json>{"a": "&amp;"}</script><p>b',
    '<script><!-- <script> a </script> b --> c </script> d</script>',
    '<script><!--></script>a',
    '<script><!-- <script> <!--></script>a',
    '<script><!-- <script </script> --> </scriptx></script>a',
    '<script>a',
    '<noscript><p>a</noscript><template><tr><td>b</template><p hidden>c',
    '<frameset> a <frame></frameset> b',
    '<p>a\0b</p><frameset>',
    '<meta PROPERTY=og:title name=a content="b &amp; c" charset=d><link rel=canonical href="/e?f&amp;g" title=h>',
    '<div role=main itemprop=a itemtype=b aria-label=c hidden lang=de data-d=e><time datetime=f pubdate>g</time></div>',
    '<math><annotation encoding=text/html>a</annotation></math>',
    '<form><form><input type=hidden><image class=a><isindex></form>',
    '</p></br>a</body>b</html> <!-- c --> d',
  ])('%s', expectAsParse5);

  const pieces = (
    '<script>|</script>|<style>|</style>|<script src="a">|<SCRIPT type=ld+json>|<svg>|<svg/>|<svg />|</svg>|' +
    '<select>|</select>|<option>|<textarea>|</textarea>|<title>|</title>|<!--|-->|--!>|<!|<![CDATA[|]]>|<?|</|<|>|/>|' +
    '<p class=|<p "|"|\'|=| |\n|\r|/|<p>|</p>|<iframe>|</iframe>|<table>|<tr>|<td>|</table>|<template>|</template>|' +
    'word|<b |<b>|</b>|<a>|</a>|<div>|</div>|<li>|<pre>|&amp;|&am|&notit;|&#38|&copy|p;|<!doctype html>|<math>|<mi>|' +
    '<body class=b>|</body>|</html>|<form>|<h1>|</h2>|<foreignObject>|<noscript>|<xmp>|</xmp>|<frameset>|\0|ä'
  ).split('|');

  test('whatever its pieces', () => {
    const page = fc.array(fc.constantFrom(...pieces), { maxLength: 16 });
    fc.assert(
      fc.property(page, (parts) => expectAsParse5(parts.join(''))),
      { numRuns: 5000 },
    );
  });

  test('whatever its characters', () => {
    const characters = fc.constantFrom(...'<<<>/!-="\'& \n;aAbiptx#1]['.split(''));
    const page = fc.array(characters, { maxLength: 24 });
    fc.assert(
      fc.property(page, (parts) => expectAsParse5(parts.join(''))),
      { numRuns: 5000 },
    );
  });
});

test.each([
  ...['<script>', '<!--', '<p a="', '<p a=\'">', '<svg><style>', '<', '</', '<textarea>', '&a'],
  ...['<script><!--', '<title></', '<br a', '<br a=b c', '<![CDATA[', '<!doctype ', '<!-- -->'],
  ...['<br class="&amp;">', '<!--a--!>', '<!--!>', '<!---!>'],
])('reads a long run of %s', (piece) => {
  expect(() => parseTree(piece.repeat(100_000))).not.toThrow();
});

test.each(['b', 'br'])('reads a hundred thousand attributes of one <%s>', (name) => {
  const attributes = Array.from({ length: 100_000 }, (_, index) => ` a${index}=b a${index}=c`);
  expectAsParse5(`<${name} class=a${attributes.join('')} class=b>c`);
});
