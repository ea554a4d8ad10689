/*
title: How two things are connected
question: By what statements are two things connected, and if by none, which document names both?
kind: paths
phrases:
  - how {from} and {to} are connected
  - connection between {from} and {to}
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
OPTIONAL MATCH (other {id: $to})
WHERE other <> a
// Whether there is any way at all, however long, and by whatever it leads; a shorter one is told, since the viewer draws it.
OPTIONAL MATCH anyway = shortestPath((a)-[*]-(other))
WHERE all(r IN relationships(anyway) WHERE r.layer IS NOT NULL)
OPTIONAL MATCH path = allShortestPaths((a)-[*..6]-(other))
WHERE all(r IN relationships(path) WHERE r.layer IS NOT NULL)
  AND none(n IN nodes(path) WHERE n <> a AND n <> b AND (n:Region OR coalesce(n.membersNamed, true) = false))
WITH a, b, anyway, path
LIMIT 100
OPTIONAL MATCH (d:Document)
WHERE path IS NULL
  AND EXISTS { MATCH (a)<-[:HAS_SUBJECT|HAS_OBJECT|QUALIFIED_BY|ATTRIBUTED_TO]-(:Claim)-[:EVIDENCED_BY]->(:Passage)-[:IN_DOCUMENT]->(d) }
  AND EXISTS { MATCH (b)<-[:HAS_SUBJECT|HAS_OBJECT|QUALIFIED_BY|ATTRIBUTED_TO]-(:Claim)-[:EVIDENCED_BY]->(:Passage)-[:IN_DOCUMENT]->(d) }
RETURN CASE
    WHEN a = b THEN 'One and the same.'
    WHEN path IS NOT NULL THEN 'Connected in ' + length(path) + CASE length(path) WHEN 1 THEN ' step' ELSE ' steps' END +
      CASE WHEN length(anyway) < length(path) THEN '; in ' + length(anyway) + ' by way of a region or a set without names' ELSE '' END + '.'
    ELSE CASE WHEN anyway IS NULL THEN 'Not connected by any statement'
        ELSE 'Connected only by way of a region, of a set without names, or in more than 6 steps' END +
      CASE WHEN d IS NULL THEN '' ELSE '; both are named in ' + d.title END + '.' END AS connection,
  [r IN relationships(path) | [coalesce(startNode(r).caption, startNode(r).id), type(r), coalesce(endNode(r).caption, endNode(r).id)]] AS statements
// What leads from one to the other says more than what both have in common.
ORDER BY CASE WHEN path IS NULL THEN 0 ELSE size([i IN range(1, length(path) - 1)
  WHERE (startNode(relationships(path)[i]) = nodes(path)[i]) <> (startNode(relationships(path)[i - 1]) = nodes(path)[i - 1])]) END, statements
LIMIT 10
;

// picture
MATCH (a {id: $from}), (b {id: $to})
OPTIONAL MATCH (other {id: $to})
WHERE other <> a
OPTIONAL MATCH path = allShortestPaths((a)-[*..6]-(other))
WHERE all(r IN relationships(path) WHERE r.layer IS NOT NULL)
  AND none(n IN nodes(path) WHERE n <> a AND n <> b AND (n:Region OR coalesce(n.membersNamed, true) = false))
RETURN a, b, path
LIMIT 10
