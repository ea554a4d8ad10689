/*
title: What is done under an agreement
question: Who acts under an agreement, for whom, in which sectors?
kind: policy
*/
// records
MATCH (actor)-[h:HELPS_MODERNISE]->(s:Sector), (a:Agreement)
WHERE a.id IN h.under
OPTIONAL MATCH (b)
WHERE b.id IN h.beneficiary
RETURN a.name AS agreement, actor.name AS actor, s.name AS sector, b.name AS beneficiary
ORDER BY agreement, actor, sector, beneficiary
;

// picture
MATCH under = (actor)-[:ACTS_UNDER]->(a:Agreement)
MATCH work = (actor)-[h:HELPS_MODERNISE]->(:Sector)
WHERE a.id IN h.under
OPTIONAL MATCH for = (actor)-[assists:ASSISTS]->()
WHERE a.id IN assists.under
RETURN under, work, for
