/*
title: Companies without a presence
question: Of which companies does the source name no site, system, partnership or stronghold, of their own or of a unit?
kind: gaps
*/
// records
MATCH (c:Company)
WHERE NOT EXISTS { MATCH (c)<-[:UNIT_OF*0..1]-(unit)-[:BUILDS|OPENED|PROVIDES|HAS_PARTNERSHIP|HAS_STRONGHOLD_IN]->() }
  AND NOT EXISTS { MATCH (c)-[:UNIT_OF]->() }
RETURN c.name AS company
ORDER BY company
;

// picture
MATCH (c:Company)
WHERE NOT EXISTS { MATCH (c)<-[:UNIT_OF*0..1]-(unit)-[:BUILDS|OPENED|PROVIDES|HAS_PARTNERSHIP|HAS_STRONGHOLD_IN]->() }
  AND NOT EXISTS { MATCH (c)-[:UNIT_OF]->() }
OPTIONAL MATCH (c)-[r]-(other)
WHERE r.layer = 'article'
RETURN c, r, other
