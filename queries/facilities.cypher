/*
title: Facilities and their status
question: Which facilities exist abroad, where, and how far are they?
kind: presence
*/
// records
MATCH (c:Company)-[r:BUILDS|OPENED]->(f)-[:LOCATED_IN]->(place)
OPTIONAL MATCH (place)-[:PART_OF]->(country:Country)
RETURN c.name AS company, f.name AS facility, place.name AS place, coalesce(country.name, place.name) AS country, r.status AS status, r.timeText AS date
ORDER BY company, facility, place
;

// picture
MATCH path = (:Company)-[:BUILDS|OPENED]->()-[:LOCATED_IN]->(place)
OPTIONAL MATCH within = (place)-[:PART_OF]->(:Country)
RETURN path, within
