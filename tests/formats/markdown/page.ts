import { micromark } from 'micromark'
import { gfmFootnote, gfmFootnoteHtml } from 'micromark-extension-gfm-footnote'

/** A page as HTML, by CommonMark and the footnotes of GitHub. */
export function htmlOf(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfmFootnote()],
    htmlExtensions: [gfmFootnoteHtml({ clobberPrefix: '' })],
  })
}

export interface PageSection {
  readonly heading: string
  /** The line below it. */
  readonly line: string
  /** The points of its lists, without the marks of footnotes. */
  readonly points: readonly string[]
}

/** The sections of a page as people read them. */
export function sectionsOf(markdown: string): readonly PageSection[] {
  const [html] = htmlOf(markdown).split('<section data-footnotes')
  return html
    .split('<h2>')
    .slice(1)
    .map((section) => ({
      heading: textOf(/^<a id="n\d+"><\/a>(.*?)<\/h2>/s.exec(section)?.[1] ?? ''),
      line: textOf(/<\/h2>\n<p>(.*?)<\/p>/s.exec(section)?.[1] ?? ''),
      points: [...section.matchAll(/<li>(.*?)<\/li>/gs)].map(([, point]) =>
        textOf(point.replace(/<sup>.*?<\/sup>/g, '')),
      ),
    }))
}

/** What is read where an HTML text stands. */
export function textOf(html: string): string {
  const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }
  return html.replace(/<[^>]*>/g, '').replace(/&(\w+);/g, (_, name: string) => names[name])
}

/** Links within a page, and the places in it. */
export function linksOf(html: string): { readonly links: readonly string[]; readonly places: Set<string> } {
  return {
    links: [...html.matchAll(/href="#([^"]*)"/g)].map(([, place]) => place),
    places: new Set([...html.matchAll(/id="([^"]*)"/g)].map(([, place]) => place)),
  }
}
