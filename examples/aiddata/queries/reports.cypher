/*
title: Reports of a project
question: Which row of the table says who finances a project, and whom does it credit?
kind: profile
parameters:
  project:
    type: string
    default: project:33736
    description: The project
    suggest: MATCH (p:Project) RETURN p.id AS value, p.name AS text ORDER BY text LIMIT 500
*/
// records
MATCH (:Agency)-[f:FINANCES]->(:Project {id: $project})
MATCH (k:Claim)-[:EVIDENCED_BY]->(cell:Passage)-[:IN_DOCUMENT]->(d:Document)
WHERE k.id IN f.claims
OPTIONAL MATCH (k)-[:ATTRIBUTED_TO]->(s:Source)
RETURN k.gloss AS claim, d.title AS table, cell.row AS row, cell.column AS column, s.name AS report
ORDER BY claim, report
;

// picture
MATCH path = (:Agency)-[:FINANCES]->(:Project {id: $project})
RETURN path
