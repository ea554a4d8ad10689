/*
title: Guidance from the state
question: Which government bodies guide whom, and what are firms encouraged to build?
kind: policy
*/
// records
MATCH (g:GovernmentBody)-[r:GUIDES]->(whom)
OPTIONAL MATCH (whom)-[e:ENCOURAGED_TO_BUILD]->(what)
RETURN DISTINCT g.name AS body, whom.name AS whom, what.name AS encouraged, e.status AS status
ORDER BY body, whom, encouraged, status
;

// picture
MATCH (g:GovernmentBody)-[r:GUIDES]->(whom)
OPTIONAL MATCH (whom)-[e:ENCOURAGED_TO_BUILD]->(what)
RETURN g, r, whom, e, what
