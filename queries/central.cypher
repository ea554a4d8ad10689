/*
title: What is central
question: Which entities have the most relationships?
kind: paths
parameters:
  limit:
    type: integer
    default: 10
    description: How many
*/
// records
MATCH (n)-[r]-(other)
WHERE r.layer = 'article'
RETURN n.name AS entity, labels(n)[0] AS label, count(DISTINCT r) AS relationships, count(DISTINCT other) AS neighbours
ORDER BY relationships DESC, entity
LIMIT $limit
;
