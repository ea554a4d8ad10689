/*
title: How two things are connected
question: By what statements are two things connected, and if by none, which document names both?
kind: paths
parameters:
  from:
    type: string
    default: org:alibaba
    description: One end
    suggest: MATCH (n) WHERE n.id IS NOT NULL AND NOT n:Claim AND NOT n:Passage AND NOT n:Document RETURN n.id AS value, n.name AS text ORDER BY text
  to:
    type: string
    default: place:KE
    description: The other end
    suggest: MATCH (n) WHERE n.id IS NOT NULL AND NOT n:Claim AND NOT n:Passage AND NOT n:Document RETURN n.id AS value, n.name AS text ORDER BY text
*/
// records
// A region, a set without names and a source join much, and say nothing of what they join.
MATCH (a {id: $from}), (b {id: $to})
OPTIONAL MATCH path = allShortestPaths((a)-[*..6]-(b))
WHERE a <> b AND all(r IN relationships(path) WHERE r.layer IS NOT NULL)
  AND none(n IN nodes(path) WHERE n <> a AND n <> b AND (n:Region OR coalesce(n.membersNamed, true) = false))
WITH a, b, path
LIMIT 10
OPTIONAL MATCH (d:Document)
WHERE path IS NULL
  AND EXISTS { MATCH (a)<-[:HAS_SUBJECT|HAS_OBJECT|QUALIFIED_BY|ATTRIBUTED_TO]-(:Claim)-[:EVIDENCED_BY]->(:Passage)-[:IN_DOCUMENT]->(d) }
  AND EXISTS { MATCH (b)<-[:HAS_SUBJECT|HAS_OBJECT|QUALIFIED_BY|ATTRIBUTED_TO]-(:Claim)-[:EVIDENCED_BY]->(:Passage)-[:IN_DOCUMENT]->(d) }
RETURN CASE
    WHEN a = b THEN 'One and the same.'
    WHEN path IS NOT NULL THEN 'Connected in ' + length(path) + CASE length(path) WHEN 1 THEN ' step.' ELSE ' steps.' END
    WHEN d IS NOT NULL THEN 'Not connected by any statement; both are named in ' + d.title + '.'
    ELSE 'Not connected by any statement.' END AS connection,
  [n IN nodes(path) | coalesce(n.name, n.id)] AS through, [r IN relationships(path) | type(r)] AS relationships
ORDER BY through, relationships
;

// picture
MATCH (a {id: $from}), (b {id: $to})
OPTIONAL MATCH path = allShortestPaths((a)-[*..6]-(b))
WHERE a <> b AND all(r IN relationships(path) WHERE r.layer IS NOT NULL)
  AND none(n IN nodes(path) WHERE n <> a AND n <> b AND (n:Region OR coalesce(n.membersNamed, true) = false))
RETURN a, b, path
LIMIT 10
