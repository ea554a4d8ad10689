import type { FulltextProvider } from './provider.ts'
import { analyzerCalled, analyzers } from './analysis/analyzers.ts'
import { Texts } from './index/texts.ts'

/** Full-text search in Lucene's query language, for whoever hands it to a `Database`. */
export const fulltext: FulltextProvider = {
  analyzers,
  texts: (keys, analyzer) => new Texts(keys, analyzerCalled(analyzer)),
}
