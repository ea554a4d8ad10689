/*
title: Laws and whom they hinder
question: Which laws are a barrier for whom, and whose laws are they?
kind: policy
*/
// records
MATCH (law:Law)-[r:IMPOSES_INDIRECT_BARRIER_ON]->(whom)
OPTIONAL MATCH (law)-[:ACT_OF]->(maker)
RETURN law.name AS law, maker.name AS maker, whom.name AS whom, r.modality AS modality
ORDER BY law, maker, whom
;

// picture
MATCH (law:Law)-[r]->(other)
WHERE r.layer = 'article'
RETURN law, r, other
