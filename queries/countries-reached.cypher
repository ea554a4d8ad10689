/*
title: Countries reached
question: In how many countries does each company have facilities, systems or partnerships?
kind: presence
*/
// records
MATCH (c:Company)-[:BUILDS|OPENED|PROVIDES|HAS_PARTNERSHIP]->(thing)-[:LOCATED_IN]->(place)-[:PART_OF*0..1]->(country:Country)
WITH DISTINCT c, country
ORDER BY country.name
RETURN c.name AS company, count(country) AS countries, collect(country.name) AS names
ORDER BY countries DESC, company
;

// picture
MATCH path = (:Company)-[:BUILDS|OPENED|PROVIDES|HAS_PARTNERSHIP]->()-[:LOCATED_IN]->()-[:PART_OF*0..1]->(:Country)
RETURN path
