/*
title: One company
question: What does a company do, and what is said of it?
kind: profile
parameters:
  company:
    type: string
    default: org:alibaba-cloud
    description: The company
    suggest: MATCH (c:Company) RETURN c.id AS value, c.name AS text ORDER BY text
*/
// records
MATCH (c:Company {id: $company})-[r]-()
WHERE r.layer IS NOT NULL
WITH startNode(r) AS who, r, endNode(r) AS whom
RETURN who.name AS who, type(r) AS relationship, whom.name AS whom, r.modality AS modality, r.status AS status, r.certainty AS certainty, r.claims AS claims
ORDER BY who, relationship, whom, claims
;

// picture
MATCH (c:Company {id: $company})-[r]-(other)
WHERE r.layer IS NOT NULL
RETURN c, r, other
