-- A product is found by its brand too, which stands among the words of its text.
CREATE OR REPLACE VIEW search_record AS
  SELECT 'thing' AS owner, t.id, t.kind, t.slug AS key, t.name AS title, t.name,
    (SELECT array_agg(a.text ORDER BY a.position) FROM alias a WHERE a.thing_id = t.id) AS aliases,
    coalesce(p.brand, t.summary) AS text,
    array_remove(ARRAY['kind:' || t.kind, 'category:' || s.category], NULL) AS labels
  FROM thing t LEFT JOIN supplement s ON s.id = t.id LEFT JOIN product p ON p.id = t.id
  WHERE t.status = 'ACTIVE'
  UNION ALL
  SELECT 'claim', c.id, c.kind, c.key, concat_ws(': ', su.name, nullif(concat_ws(', ', co.name, po.name, w.other), '')),
    NULL, NULL, w.text, ARRAY['kind:' || c.kind, 'certainty:' || c.certainty]
  FROM claim c
  JOIN search_claim w ON w.id = c.id
  JOIN thing su ON su.id = c.supplement_id
  LEFT JOIN thing co ON co.id = c.condition_id
  LEFT JOIN thing po ON po.id = c.population_id
  WHERE c.status = 'ACTIVE' AND w.text IS NOT NULL
  UNION ALL
  SELECT 'article', a.id, 'article', a.slug, a.title, a.title, NULL, nullif(left(concat_ws(E'\n', a.subtitle, a.abstract,
    (SELECT string_agg(l.line #>> '{}', E'\n' ORDER BY p.place, l.place)
      FROM unnest(ARRAY['$[*].heading', '$[*].blocks[*].text', '$[*].blocks[*].items[*]', '$[*].blocks[*].title',
        '$[*].blocks[*].caption', '$[*].blocks[*].columns[*]', '$[*].blocks[*].rows[*][*]']::jsonpath[])
        WITH ORDINALITY AS p (path, place),
      jsonb_path_query(a.sections, p.path) WITH ORDINALITY AS l (line, place))), 100000), ''),
    ARRAY['kind:article']
  FROM article a WHERE a.status = 'ACTIVE'
  UNION ALL
  SELECT 'faq', f.id, 'faq', f.slug, f.question, f.question, NULL, f.answer, ARRAY['kind:faq']
  FROM faq f WHERE f.status = 'ACTIVE';

SELECT search_watch('product', 'search_part_changed', 'thing', 'id');

SELECT search_refresh('thing', array_agg(id)) FROM product HAVING count(*) > 0;
