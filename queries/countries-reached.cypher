/*
title: Countries reached
question: In how many countries does each group have, or has it begun, sites, systems or partnerships?
kind: presence
*/
// records
MATCH (c:Company)-[:BUILDS|OPENED|PROVIDES|HAS_PARTNERSHIP]->(thing)-[:LOCATED_IN|WITH_FIRMS_IN]->(place)-[:PART_OF*0..1]->(country:Country)
OPTIONAL MATCH (c)-[:UNIT_OF]->(parent:Company)
WITH DISTINCT coalesce(parent, c) AS leading, country
ORDER BY country.name
RETURN leading.name AS group, count(country) AS countries, collect(country.name) AS names
ORDER BY countries DESC, group
;

// picture
MATCH path = (c:Company)-[:BUILDS|OPENED|PROVIDES|HAS_PARTNERSHIP]->()-[:LOCATED_IN|WITH_FIRMS_IN]->()-[:PART_OF*0..1]->(:Country)
OPTIONAL MATCH unit = (c)-[:UNIT_OF]->(:Company)
RETURN path, unit
