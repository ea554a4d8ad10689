/*
title: Rivals
question: Who competes with whom, and who has overtaken whom in which market?
kind: presence
*/
// records
MATCH (a:Company)-[r:COMPETES_WITH|SURPASSES]->(b:Company)
RETURN a.name AS company, type(r) AS relationship, b.name AS other, r.market AS market, r.timeText AS date, r.attributedTo AS credited
ORDER BY relationship, company, other, market, date
;

// picture
MATCH (a:Company)-[r:COMPETES_WITH|SURPASSES]->(b:Company)
RETURN a, r, b
