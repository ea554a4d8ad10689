/*
title: What is central
question: Which entities have the most relationships from claims?
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

// picture
MATCH (n)-[r]-()
WHERE r.layer = 'article'
WITH n, count(DISTINCT r) AS relationships
ORDER BY relationships DESC, n.name
LIMIT $limit
WITH collect(n) AS most
UNWIND most AS n
OPTIONAL MATCH (n)-[r]->(m)
WHERE r.layer = 'article' AND m IN most
RETURN n, r, m
