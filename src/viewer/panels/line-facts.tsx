import type { LineView } from '../details/element.ts'
import { ClaimCard, type ClaimCardProps } from './claim-card.tsx'

/** A relationship in words, and who says so. */
export function LineFacts({
  line,
  onSelect,
  onDocument,
}: { readonly line: LineView } & Pick<ClaimCardProps, 'onSelect' | 'onDocument'>) {
  const { start, phrase, end, standing, evidence } = line
  return (
    <div className="panel-relationship">
      <button type="button" className="text-button" onClick={() => onSelect(start.key)}>
        <bdi>{start.name}</bdi>
      </button>{' '}
      {phrase}{' '}
      <button type="button" className="text-button" onClick={() => onSelect(end.key)}>
        <bdi>{end.name}</bdi>
      </button>{' '}
      {standing !== '' && <span className="chip">{standing}</span>}
      {evidence?.reference !== undefined && evidence.reference !== '' && (
        <p className="panel-reference">
          {evidence.verified
            ? `Common reference: ${evidence.reference}.`
            : 'Common reference that has not been looked up: unverified.'}
        </p>
      )}
      {evidence?.claims.map((claim) => (
        <ClaimCard key={claim.id} claim={claim} onSelect={onSelect} onDocument={onDocument} />
      ))}
    </div>
  )
}
