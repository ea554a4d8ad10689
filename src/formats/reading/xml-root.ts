/**
 * The name of the element that an XML text begins with, without its prefix; undefined where the text does not begin as XML
 * does. Cost: linear in what stands before the element.
 */
export function xmlRootOf(text: string): string | undefined {
  let at = 0
  for (;;) {
    while (/\s/.test(text.charAt(at))) at++
    if (text.startsWith('<?', at)) at = after(text, '?>', at)
    else if (text.startsWith('<!--', at)) at = after(text, '-->', at)
    else if (text.startsWith('<!DOCTYPE', at)) at = afterDoctype(text, at)
    else break
  }
  const start = /<(?:[^\s<>/:"'=]+:)?([^\s<>/:"'=]+)[\s/>]/y
  start.lastIndex = at
  return start.exec(text)?.[1]
}

function after(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from)
  return found === -1 ? text.length : found + end.length
}

/** A subset of its own may hold `>`. */
function afterDoctype(text: string, from: number): number {
  const end = after(text, '>', from)
  const subset = text.indexOf('[', from)
  return subset === -1 || subset > end ? end : after(text, '>', after(text, ']', subset))
}
