import type { PassageInCopy } from '../details/copy-check.ts'
import type { ClaimView } from '../../evidence/claims.ts'
import { placeText } from '../../model/passage-place.ts'
import './claim-card.css'

export interface ClaimCardProps {
  readonly claim: ClaimView
  /** The passages as the reader's own copy has them, by key. */
  readonly inCopy?: ReadonlyMap<string, PassageInCopy> | undefined
  readonly open?: boolean
  /** Shows the subject and the object. */
  readonly onOpen?: (claim: ClaimView) => void
  readonly onSelect: (key: string) => void
  readonly onDocument: (document: string, claim: string) => void
}

/** What the second reading of a sentence did with its claim. */
const reviews: { readonly [outcome: string]: string } = {
  accepted: 'A second reading of its sentence confirmed it.',
  mended: 'A second reading of its sentence corrected it.',
  kept: 'A second reading of its sentence doubted it; it was kept.',
  added: 'A second reading of its sentence added it.',
}

/** The claim that was opened is what the reader looks for. */
function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}

/** What a source says, how firmly, who is credited and where it stands. */
export function ClaimCard({ claim, inCopy, open, onOpen, onSelect, onDocument }: ClaimCardProps) {
  const { id, gloss, modality, status, certainty, credited, role, document, passages, time, quantity } = claim
  // An assertion that no one is credited with is the document's own, whatever it is worth.
  const standing = modality === 'fact' && credited.length === 0 ? 'stated as fact by the document' : modality
  return (
    <article
      ref={open === true ? bringIntoView : undefined}
      className="claim"
      data-claim={id}
      aria-current={open === true ? 'true' : undefined}
    >
      <p className="claim-gloss">
        {onOpen === undefined ? (
          gloss
        ) : (
          <button type="button" className="text-button" onClick={() => onOpen(claim)}>
            {gloss}
          </button>
        )}
      </p>
      <p className="claim-marks">
        {[standing, status, certainty, quantity, time].map((text, index) =>
          text === '' ? null : (
            // The five marks have their places: two may read the same.
            <span key={index} className="chip">
              {text}
            </span>
          ),
        )}
        {claim.withdrawn && <span className="chip claim-warn">withdrawn</span>}
        {claim.disputed && <span className="chip claim-warn">disputed</span>}
      </p>
      <p className="claim-credit">
        {credited.length === 0 ? (
          'No one is credited.'
        ) : (
          <>
            Credited: {role === '' ? '' : `${role}, `}
            {credited.map(({ key, name }, index) => (
              <span key={key}>
                {index > 0 && ', '}
                <button type="button" className="text-button" onClick={() => onSelect(key)}>
                  <bdi>{name}</bdi>
                </button>
              </span>
            ))}
          </>
        )}
      </p>
      <p className="claim-place">
        <button type="button" className="text-button" onClick={() => onDocument(document.key, id)}>
          <bdi>{document.name}</bdi>
        </button>
        , {passages.map(({ place }) => placeText(place)).join('; ')} · {id}
      </p>
      {passages.map(({ key }) => {
        const found = inCopy?.get(key)
        return found === undefined || found.text === '' ? null : (
          <blockquote key={key} className="claim-sentence" data-verdict={found.verdict}>
            {found.text}
          </blockquote>
        )
      })}
      {claim.review !== '' && <p className="claim-notes">{reviews[claim.review] ?? claim.review}</p>}
      {claim.notes !== '' && <p className="claim-notes">{claim.notes}</p>}
    </article>
  )
}
