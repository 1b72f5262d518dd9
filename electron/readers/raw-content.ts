import { endsName } from './read-tag';

/** Where the end tag of an element stands whose content is no markup; the end of the page when it has none. */
export function rawEnd(html: string, from: number, name: string): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    const behind = at + 2 + name.length;
    if (endsName(html.charCodeAt(behind)) && html.slice(at + 2, behind).toLowerCase() === name) {
      return at;
    }
  }
  return html.length;
}

/**
 * The same of a script. One in a comment (`<!--`) may hold another script, whose end tag does not end it: a
 * way of hiding scripts from browsers of long ago.
 */
export function scriptEnd(html: string, from: number): number {
  const end = rawEnd(html, from, 'script');
  if (!html.slice(from, end).includes('<!--')) return end;
  const parts = /<!--|-->|<\/?script[\t\n\f\r />]/gi;
  parts.lastIndex = from;
  let isHidden = false;
  let isInner = false;
  for (let part = parts.exec(html); part; part = parts.exec(html)) {
    const [text] = part;
    if (text === '<!--') {
      isHidden = true;
      // Its dashes may end the comment at once.
      parts.lastIndex -= 2;
    } else if (text === '-->') {
      isHidden = false;
      isInner = false;
    } else if (text.startsWith('</')) {
      if (!isInner) return part.index;
      isInner = false;
    } else if (isHidden) isInner = true;
  }
  return html.length;
}
