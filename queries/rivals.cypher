/*
title: Rivals
question: Who competes with whom, and who has overtaken whom in which market?
kind: presence
*/
// records
MATCH (a:Company)-[r:COMPETES_WITH|SURPASSES]->(b:Company)
OPTIONAL MATCH (market)
WHERE market.id IN r.market
OPTIONAL MATCH (source)
WHERE source.id IN r.attributedTo
RETURN a.name AS company, type(r) AS relationship, b.name AS other, market.name AS market, r.timeText AS date, source.name AS credited
ORDER BY relationship, company, other, market, date, credited
;

// picture
MATCH (a:Company)-[r:COMPETES_WITH|SURPASSES]->(b:Company)
OPTIONAL MATCH more = (a)<-[:HAS_SUBJECT]-(k:Claim)-[:QUALIFIED_BY|ATTRIBUTED_TO]->()
WHERE k.id IN r.claims
RETURN a, r, b, more
