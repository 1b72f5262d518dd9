/**
 * Where a document comes from: the given site, else the host of its URL without port and `www.`;
 * undefined when neither says anything.
 */
export function siteOf(given: { site?: string; url?: string }): string | undefined {
  const site = given.site?.trim();
  if (site) return site;
  const url = given.url?.trim();
  if (!url) return undefined;
  const match =
    /^(?:[a-z][a-z0-9+.-]{0,30}:)?\/\/(?:[^/?#@]*@)?(\[[0-9a-f:.]+\]|[^/?#:@[\]\s]+)/i.exec(
      url.slice(0, 2048),
    );
  const host = match?.[1]
    ?.toLowerCase()
    .replace(/\.$/, '')
    .replace(/^www\./, '');
  return host || undefined;
}
