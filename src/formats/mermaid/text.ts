/** Signs that Mermaid, its Markdown or its own marks take for something else. Points and hyphens are so only where no letter is before. */
const SIGNS = /[!-&(-+/:-@[-`{-~\u00b0\u00b6]|(?<!\p{L})[.-]/gu

/** Text in quotes, as Mermaid has it: signs as `#` with their number and `;`, line ends as `<br/>`. */
export function mermaidText(text: string): string {
  const written = text
    .replace(SIGNS, (sign) => `#${sign.charCodeAt(0)};`)
    .replace(/\r\n|[\n\r\u0085\u2028\u2029]/g, '<br/>')
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
  return `"${written}"`
}
