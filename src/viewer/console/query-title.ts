const MOST = 28

/** What a query is called on its tab: its first words, without comments; "New query" where there are none. */
export function queryTitle(text: string): string {
  const words = text
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/^\s*\/\/.*$/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (words === '') return 'New query'
  return words.length > MOST ? `${words.slice(0, MOST - 1).trimEnd()}…` : words
}
