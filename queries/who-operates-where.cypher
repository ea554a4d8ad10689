/*
title: Who provides what, where
question: Which company provides which system, in what place and for what sector?
kind: presence
*/
// records
MATCH (c:Company)-[p:PROVIDES]->(d:Deployment)-[:LOCATED_IN]->(place), (d)-[:IN_SECTOR]->(s:Sector)
OPTIONAL MATCH (source)
WHERE source.id IN p.attributedTo
RETURN c.name AS company, d.caption AS system, s.name AS sector, place.name AS place, p.status AS status, source.name AS credited
ORDER BY company, system, sector, place
;

// picture
MATCH path = (:Company)-[:PROVIDES]->(d:Deployment)-[:LOCATED_IN]->()
MATCH sector = (d)-[:IN_SECTOR]->(:Sector)
OPTIONAL MATCH credit = (d)<-[:HAS_OBJECT]-(:Claim)-[:ATTRIBUTED_TO]->()
RETURN path, sector, credit
