/*
title: Sets without names
question: Which groups are counted, but none of their members is named?
kind: gaps
*/
// records
MATCH (g:Collective)
WHERE g.count IS NOT NULL AND g.membersNamed = false
RETURN g.name AS group,
  CASE g.comparator WHEN 'gt' THEN 'more than ' WHEN 'lt' THEN 'less than ' ELSE '' END + g.count AS members
ORDER BY group
;

// picture
MATCH (g:Collective)
WHERE g.count IS NOT NULL AND g.membersNamed = false
OPTIONAL MATCH path = (g)-[r]-()
WHERE r.layer IS NOT NULL
RETURN g, path
