/*
title: How two things are connected
question: What is the shortest connection of two entities?
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
MATCH (a {id: $from}), (b {id: $to})
MATCH path = shortestPath((a)-[*..6]-(b))
RETURN [n IN nodes(path) | coalesce(n.caption, n.id)] AS through, [r IN relationships(path) | type(r)] AS relationships, length(path) AS length
;

// picture
MATCH (a {id: $from}), (b {id: $to})
MATCH path = shortestPath((a)-[*..6]-(b))
RETURN path
