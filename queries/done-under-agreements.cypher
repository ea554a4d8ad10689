/*
title: What is done under an agreement
question: Who acts under an agreement, for whom, in which sectors?
kind: policy
*/
// records
MATCH (actor)-[:ACTS_UNDER]->(a:Agreement)
MATCH (actor)-[h:HELPS_MODERNISE]->(s:Sector)
OPTIONAL MATCH (actor)-[:ASSISTS]->(b)
RETURN DISTINCT a.name AS agreement, actor.name AS actor, s.name AS sector, b.name AS beneficiary
ORDER BY agreement, actor, sector, beneficiary
;

// picture
MATCH under = (actor)-[:ACTS_UNDER]->(:Agreement)
MATCH work = (actor)-[:HELPS_MODERNISE]->(:Sector)
RETURN under, work
