import { planRows } from '../../cypher/index.ts'
import type { PlanDescription, ProfileDescription } from '../../database/index.ts'

/** The plan of a query, the operator that makes the records first; what each did where the query ran. */
export function PlanTable({ plan }: { readonly plan: PlanDescription | ProfileDescription }) {
  const rows = planRows(plan)
  const ran = rows.some(({ profile }) => profile !== undefined)
  const numbers = ['Estimated', ...(ran ? ['Records', 'Hits', 'ms', 'Bytes'] : [])]
  return (
    <div className="result-scroll" role="region" aria-label="Plan" tabIndex={0}>
      <table className="result-table plan-table">
        <thead>
          <tr>
            <th scope="col">Operator</th>
            <th scope="col">Details</th>
            {numbers.map((title) => (
              <th key={title} scope="col" className="result-number">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ branch, plan: { operator, details, estimatedRecords }, profile }, index) => (
            <tr key={index}>
              <td className="plan-operator">
                <span aria-hidden="true">{branch}</span>
                {operator}
              </td>
              <td className="plan-details">{details}</td>
              <td className="result-number">{estimatedRecords.toLocaleString('en')}</td>
              {profile !== undefined && (
                <>
                  <td className="result-number">{profile.records.toLocaleString('en')}</td>
                  <td className="result-number">{profile.hits.toLocaleString('en')}</td>
                  <td className="result-number">{profile.millis.toFixed(1)}</td>
                  <td className="result-number">{profile.bytes.toLocaleString('en')}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
