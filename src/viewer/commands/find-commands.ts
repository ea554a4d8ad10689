import { foldText } from '../search/fold-text.ts'
import type { Offered } from './index.ts'

const MOST = 24

/** What is offered and has every word that is typed at the beginning of a word, in the order of the registry; all for no words. */
export function findCommands(offers: readonly Offered[], text: string, most = MOST): readonly Offered[] {
  const typed = foldText(text).split(' ').filter(Boolean)
  if (typed.length === 0) return offers
  const isMeant = ({ words, command }: Offered): boolean => {
    const own = foldText(`${words} ${command.title}`).split(' ')
    return typed.every((word) => own.some((one) => one.startsWith(word)))
  }
  return offers.filter(isMeant).slice(0, most)
}
