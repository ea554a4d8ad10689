import { countText } from '../../../model/count-text.ts'
import type { Community } from './divide.ts'

/** `Fram and 312 more`, `2,310 more in 415 small communities`. @param central what the central member is called */
export function communityText({ members, count, alone }: Community, central: string): string {
  if (count === 1) return `${central} and ${(members.length - 1).toLocaleString('en')} more`
  if (alone === count) return `${members.length.toLocaleString('en')} more, each by itself`
  return `${members.length.toLocaleString('en')} more in ${countText(count, 'small community', 'small communities')}`
}

/** A community as a phrase within a sentence. */
export function communityPhrase(community: Community | undefined, central: string): string {
  return community === undefined || community.count === 1
    ? `the community of ${central}`
    : 'the small communities'
}
