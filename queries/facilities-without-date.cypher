/*
title: Facilities without a date
question: Which facilities have no date?
kind: gaps
*/
// records
MATCH (c:Company)-[r:BUILDS|OPENED]->(f)
WHERE r.timeEdtf IS NULL
RETURN c.name AS company, f.name AS facility, r.status AS status, r.claims AS claims
ORDER BY company, facility, claims
;

// picture
MATCH (c:Company)-[r:BUILDS|OPENED]->(f)
WHERE r.timeEdtf IS NULL
RETURN c, r, f
