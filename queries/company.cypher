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
MATCH (c:Company {id: $company})-[r]->(other)
WHERE r.layer IS NOT NULL
RETURN type(r) AS relationship, other.name AS party, r.modality AS modality, r.status AS status, r.claims AS claims
ORDER BY relationship, party, claims
;

// picture
MATCH (c:Company {id: $company})-[r]-(other)
WHERE r.layer IS NOT NULL
RETURN c, r, other
