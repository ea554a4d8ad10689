import { metrics, type OptionWords, optionWords, partOptionWords } from '../../src/metrics/index.ts'
import { emptyMap } from '../../src/model/values.ts'
import { readOptions } from '../../src/metrics/options.ts'

/** The generated parts of docs/metrics.md by name, each as Markdown before it is formatted. */
export const metricsPage: { readonly [part: string]: string } = {
  metrics: metrics
    .map((metric) => {
      const { name, title, value, meaning, counting, options, direction } = metric
      const { settings } = readOptions(emptyMap(), metric)
      const columns =
        value.kind === 'group' ? `\`node\`, \`${value.column}\`, \`size\`` : `\`node\`, \`${value.column}\``
      const along = direction === 'any' ? 'either way' : `\`direction: '${direction}'\` unless given`
      const given =
        options.length === 0 ? 'none but the part' : options.map((option) => `\`${option}\``).join(', ')
      return [
        `- **${title}**, \`metric.${name}\`: ${meaning(settings)}`,
        `  Relationships: ${along}; ${counting(settings)}.`,
        `  Yields ${columns}. Options: ${given}.`,
      ].join('\n')
    })
    .join('\n'),
  'part-options': table(partOptionWords),
  options: table(optionWords),
}

function table(words: { readonly [name: string]: OptionWords }): string {
  const rows = Object.entries(words).map(
    ([name, { type, usual, description }]) =>
      `| \`${name}\` | \`${type}\` | ${/ /.test(usual) ? usual : `\`${usual}\``} | ${description} |`,
  )
  return ['| option | type | default | what it does |', '| --- | --- | --- | --- |', ...rows].join('\n')
}
