/*
title: Sets without names
question: Which groups are counted, but none of their members is named?
kind: gaps
*/
// records
MATCH (g:Collective)
WHERE g.count IS NOT NULL
RETURN g.name AS group, g.comparator AS comparator, g.count AS count, COUNT { (g)<-[:MEMBER_OF]-() } AS membersKnown
ORDER BY group
;
