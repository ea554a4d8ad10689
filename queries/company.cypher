/*
title: One company
question: What does a company do, and what is said of it?
kind: profile
phrases:
  - what {company} does
  - what is said of {company}
parameters:
  company:
    type: string
    default: org:alibaba-cloud
    description: The company
    suggest: MATCH (c:Company) RETURN c.id AS value, c.name AS text ORDER BY text
*/
// records
CALL {
  MATCH (c:Company {id: $company})-[r]-()
  WHERE r.layer IS NOT NULL
  OPTIONAL MATCH (m)
  WHERE m.id IN r.market
  WITH startNode(r) AS who, r, endNode(r) AS whom, m
  RETURN who.name AS who, type(r) AS relationship, whom.name AS whom, m.name AS market, r.modality AS modality, r.status AS status, r.certainty AS certainty, r.claims AS claims
  UNION ALL
  MATCH (c:Company {id: $company})<-[:HAS_SUBJECT]-(k:Claim)
  WHERE k.objectText IS NOT NULL
  RETURN c.name AS who, k.relation AS relationship, k.objectText AS whom, null AS market, k.modality AS modality, k.status AS status, k.certainty AS certainty, [k.id] AS claims
}
RETURN who, relationship, whom, market, modality, status, certainty, claims
ORDER BY who, relationship, whom, claims
;

// picture
MATCH (c:Company {id: $company})-[r]-(other)
WHERE r.layer IS NOT NULL
OPTIONAL MATCH market = (c)<-[:HAS_SUBJECT|HAS_OBJECT]-(k:Claim)-[:QUALIFIED_BY {role: 'market'}]->()
WHERE k.id IN r.claims
RETURN c, r, other, market
