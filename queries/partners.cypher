/*
title: Who partners with whom
question: Which companies have partnerships, with whom, where and in what sectors?
kind: presence
*/
// records
MATCH (c:Company)-[r:HAS_PARTNERSHIP]->(p:Partnership)-[:WITH_PARTY]->(party), (p)-[:WITH_FIRMS_IN]->(place)
MATCH (p)-[:IN_SECTOR]->(s:Sector)
WITH c, r, party, place, s
ORDER BY s.name
RETURN c.name AS company, party.name AS partner, place.name AS place, collect(s.name) AS sectors, r.status AS status
ORDER BY company, place, partner
;

// picture
MATCH path = (:Company)-[:HAS_PARTNERSHIP]->(p:Partnership)-->()
RETURN path
