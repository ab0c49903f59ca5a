-- DropIndex
DROP INDEX "search_entry_folded_idx";

-- Entries of a whole record carry its words now; a column of one row cannot be generated from others.
ALTER TABLE search_entry DROP COLUMN words;
DROP INDEX search_entry_trigrams;

-- AlterTable
ALTER TABLE "search_entry" ADD COLUMN     "labels" TEXT[],
ADD COLUMN     "title" TEXT,
ADD COLUMN     "words" tsvector;

-- CreateTable
CREATE TABLE "search_word" (
    "word" TEXT NOT NULL,
    "entries" INTEGER NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "search_synonym" (
    "word" TEXT NOT NULL,
    "means" TEXT NOT NULL,

    CONSTRAINT "search_synonym_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "search_setting" (
    "name" TEXT NOT NULL,
    "value" DECIMAL(12,4) NOT NULL,
    "meaning" TEXT NOT NULL,

    CONSTRAINT "search_setting_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "search_stale" (
    "id" SERIAL NOT NULL,
    "owner" TEXT NOT NULL,
    "ids" INTEGER[],

    CONSTRAINT "search_stale_pkey" PRIMARY KEY ("id")
);

-- Words by bytes, so that a prefix is a range of the index.
ALTER TABLE search_word ALTER COLUMN word TYPE text COLLATE "C";

-- ---------------------------------------------------------------- what counts as a word

-- A folded text as words with single spaces between. Letters and figures are words of their own ("omega3" is
-- "omega 3", "600mg" is "600 mg"), but for a single letter, which names a vitamin: "b12".
CREATE FUNCTION search_normal(folded text) RETURNS text
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
BEGIN
  -- Most texts have nothing to part, and looking costs a tenth of replacing.
  IF folded ~ '[a-z]{2}[0-9]|[0-9][a-z]{2}' THEN
    folded := regexp_replace(regexp_replace(folded, '([a-z]{2})([0-9])', '\1 \2', 'g'), '([0-9])([a-z]{2})', '\1 \2', 'g');
  END IF;
  RETURN btrim(regexp_replace(folded, '[\x01-\x2f\x3a-\x60\x7b-\x7f\u00a0\u2000-\u206f\u3000-\u303f]+', ' ', 'g'));
END $$;

-- The same with "b 12" and "B-12" as the one word that "b12" is.
CREATE FUNCTION search_joined(normal text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN regexp_replace(normal, '\m([a-z]) ([0-9]{1,3})\M', '\1\2', 'g');

-- The words of a folded text as they are found: both of "b 12" and "b12" where the former stands.
CREATE FUNCTION search_vector(folded text) RETURNS tsvector
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
  normal text := search_normal(folded);
BEGIN
  IF normal ~ '\m[a-z] [0-9]' THEN normal := normal || ' ' || search_joined(normal); END IF;
  RETURN to_tsvector('simple'::regconfig, normal);
END $$;

-- A folded name without anything between its letters and figures: "B-12", "B 12" and "b12" are one.
CREATE FUNCTION search_compact(folded text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN left(regexp_replace(folded, '[\x01-\x2f\x3a-\x60\x7b-\x7f\u00a0\u2000-\u206f\u3000-\u303f]+', '', 'g'), 200);

ALTER TABLE search_entry ADD COLUMN compact text COLLATE "C"
  GENERATED ALWAYS AS (CASE WHEN role <> 'TEXT'::"SearchRole" THEN search_compact(folded) END) STORED;
CREATE INDEX search_entry_compact ON search_entry (kind, compact) WHERE role <> 'TEXT';
-- The one entry of a record that carries its words.
CREATE UNIQUE INDEX search_entry_record ON search_entry (kind, key) WHERE title IS NOT NULL;
CREATE INDEX search_entry_words ON search_entry USING gin (words) WHERE title IS NOT NULL;
-- An index reads all that it finds before the first row comes: what stands in very many records is looked for in a part
-- of them. Primes, because the ids of records of a kind may keep a step.
CREATE INDEX search_entry_words_7 ON search_entry USING gin (words) WHERE title IS NOT NULL AND id % 7 = 0;
CREATE INDEX search_entry_words_31 ON search_entry USING gin (words) WHERE title IS NOT NULL AND id % 31 = 0;
-- For parts of words in the lists of things; claims are found by whole words.
CREATE INDEX search_entry_trigrams ON search_entry USING gin (folded gin_trgm_ops) WHERE role <> 'TEXT' OR title IS NULL;
CREATE INDEX search_word_trigrams ON search_word USING gin (word gin_trgm_ops);

-- ---------------------------------------------------------------- what is found

-- What a claim says in words, a line for each member, and the thing besides its supplement that it names.
CREATE VIEW search_claim AS
  SELECT c.id, ot.name AS other, nullif(concat_ws(E'\n',
    i.outcome, i.note, a.statement, a.constituent, d.note, t.label, t.outcome, t.breaks, x.rationale, n.effect, e.statement,
    b.purpose, p.substitution, p.note,
    (SELECT string_agg(concat_ws(E'\n', f.aspect, f.supplement, f.other), E'\n' ORDER BY f.position)
      FROM comparison_difference f WHERE f.claim_id = p.claim_id),
    (SELECT string_agg(s.text, E'\n' ORDER BY s.position) FROM protocol_step s WHERE c.kind = 'protocol' AND s.claim_id = c.id),
    o.expectation, o.caveat, m.text, c.result, c.effect_outcome, c.scope_population, c.scope_form), '') AS text
  FROM claim c
  LEFT JOIN indication i ON i.claim_id = c.id
  LEFT JOIN action a ON a.claim_id = c.id
  LEFT JOIN dosage d ON d.claim_id = c.id
  LEFT JOIN timeline t ON t.claim_id = c.id
  LEFT JOIN contraindication x ON x.claim_id = c.id
  LEFT JOIN interaction n ON n.claim_id = c.id
  LEFT JOIN adverse_effect e ON e.claim_id = c.id
  LEFT JOIN combination b ON b.claim_id = c.id
  LEFT JOIN comparison p ON p.claim_id = c.id
  LEFT JOIN population_note o ON o.claim_id = c.id
  LEFT JOIN management m ON m.claim_id = c.id
  LEFT JOIN thing ot ON ot.id = coalesce(a.mechanism_id, x.target_id, n.interactant_id, e.effect_id, b.with_id, p.with_id);

-- Every record that is found, from the table `owner`: by its name and aliases where it has them, by its text, and
-- last by the names in its title. Labels are what it can be filtered and counted by. A new kind is a branch here and
-- triggers on its tables.
CREATE VIEW search_record AS
  SELECT 'thing' AS owner, t.id, t.kind, t.slug AS key, t.name AS title, t.name,
    (SELECT array_agg(a.text ORDER BY a.position) FROM alias a WHERE a.thing_id = t.id) AS aliases, t.summary AS text,
    array_remove(ARRAY['kind:' || t.kind, 'category:' || s.category], NULL) AS labels
  FROM thing t LEFT JOIN supplement s ON s.id = t.id
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

-- The words of a record: of its name A, aliases B, text C, and D of the names in the title of one without a name;
-- 'name:' with every word of name and aliases; its labels.
CREATE FUNCTION search_words(name text, aliases text[], body text, title text, labels text[]) RETURNS tsvector
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  names tsvector := '';
  words tsvector := setweight(coalesce(search_vector(fold(left(body, 100000))), ''), 'C');
  alias text;
BEGIN
  IF name IS NULL THEN
    RETURN words || setweight(search_vector(fold(title)), 'D') || array_to_tsvector(labels);
  END IF;
  names := setweight(search_vector(fold(name)), 'A');
  FOREACH alias IN ARRAY coalesce(aliases, '{}') LOOP
    names := names || setweight(search_vector(fold(alias)), 'B');
  END LOOP;
  RETURN names || words || array_to_tsvector(labels || array(SELECT 'name:' || lexeme FROM unnest(names)));
END $$;

-- The search entries as they have to be.
CREATE VIEW search_expected AS
  SELECT r.owner, r.id, r.kind, r.key, e.role, e.text, fold(e.text) AS folded,
    CASE WHEN e.is_whole THEN r.title END AS title,
    CASE WHEN e.is_whole THEN r.labels ELSE '{}' END AS labels,
    CASE WHEN e.is_whole THEN search_words(r.name, r.aliases, r.text, r.title, r.labels) END AS words
  FROM search_record r CROSS JOIN LATERAL (
    SELECT 'NAME'::"SearchRole" AS role, r.name AS text, true AS is_whole WHERE r.name IS NOT NULL
    UNION ALL SELECT 'ALIAS', a.text, false FROM unnest(r.aliases) a (text)
    UNION ALL SELECT 'TEXT', r.text, r.name IS NULL WHERE r.text IS NOT NULL
  ) e;

-- ---------------------------------------------------------------- kept true, whoever writes

DROP TRIGGER thing_search_insert ON thing;
DROP TRIGGER thing_search_update ON thing;
DROP TRIGGER thing_search_delete ON thing;
DROP TRIGGER alias_search_insert ON alias;
DROP TRIGGER alias_search_update ON alias;
DROP TRIGGER alias_search_delete ON alias;
DROP TRIGGER article_search ON article;
DROP TRIGGER faq_search ON faq;
DROP FUNCTION thing_search_changed();
DROP FUNCTION alias_search_changed();
DROP FUNCTION content_search_changed();
DROP FUNCTION refresh_thing_search(int[]);

-- A record has rows in several tables: its entries are written once, when the transaction commits.
-- SET CONSTRAINTS search_stale_refresh IMMEDIATE does it before.
CREATE FUNCTION search_touch(owner text, ids int[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO search_stale (owner, ids) SELECT owner, ids WHERE cardinality(ids) > 0;
$$;

CREATE FUNCTION search_refresh(of_owner text, of_ids int[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  CASE of_owner
    WHEN 'thing' THEN
      DELETE FROM search_entry e USING thing t WHERE t.id = ANY (of_ids) AND e.kind = t.kind AND e.key = t.slug;
    WHEN 'claim' THEN
      DELETE FROM search_entry e USING claim c WHERE c.id = ANY (of_ids) AND e.kind = c.kind AND e.key = c.key;
    WHEN 'article' THEN
      DELETE FROM search_entry e USING article a WHERE a.id = ANY (of_ids) AND e.kind = 'article' AND e.key = a.slug;
    WHEN 'faq' THEN
      DELETE FROM search_entry e USING faq f WHERE f.id = ANY (of_ids) AND e.kind = 'faq' AND e.key = f.slug;
  END CASE;
  INSERT INTO search_entry (kind, key, role, text, folded, title, labels, words)
  SELECT x.kind, x.key, x.role, x.text, x.folded, x.title, x.labels, x.words FROM search_expected x
  WHERE x.owner = of_owner AND x.id = ANY (of_ids);
END $$;

CREATE FUNCTION search_refresh_stale() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stale record;
BEGIN
  FOR stale IN
    WITH taken AS (DELETE FROM search_stale RETURNING owner, ids)
    SELECT t.owner, array_agg(DISTINCT i.id) AS ids FROM taken t, unnest(t.ids) i (id) GROUP BY t.owner
  LOOP
    PERFORM search_refresh(stale.owner, stale.ids);
  END LOOP;
  -- What waits in the pending list of an index would be read by every search. Only its owner may tidy it.
  PERFORM gin_clean_pending_list(oid) FROM pg_class
  WHERE oid IN ('search_entry_words'::regclass, 'search_entry_words_7'::regclass, 'search_entry_words_31'::regclass,
      'search_entry_trigrams'::regclass, 'search_word_trigrams'::regclass)
    AND pg_has_role(relowner, 'USAGE');
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER search_stale_refresh AFTER INSERT ON search_stale
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_refresh_stale();

-- On a table of records: its kind and its key as SQL, and the columns that search goes by.
CREATE FUNCTION search_record_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed int[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM search_touch(TG_TABLE_NAME, array(SELECT id FROM after));
  ELSIF TG_OP = 'DELETE' THEN
    EXECUTE format('DELETE FROM search_entry e USING before b WHERE e.kind = %1$s AND e.key = %2$s', TG_ARGV[0], TG_ARGV[1]);
  ELSE
    EXECUTE format('SELECT array_agg(a.id) FROM after a LEFT JOIN before b USING (id) WHERE ROW(%s) IS DISTINCT FROM ROW(%s)',
      regexp_replace(TG_ARGV[2], '(\w+)', 'a.\1', 'g'), regexp_replace(TG_ARGV[2], '(\w+)', 'b.\1', 'g')) INTO changed;
    EXECUTE format('DELETE FROM search_entry e USING before b WHERE e.kind = %1$s AND e.key = %2$s
      AND NOT EXISTS (SELECT FROM after a WHERE a.id = b.id AND (%3$s, %4$s) = (%1$s, %2$s))',
      TG_ARGV[0], TG_ARGV[1], replace(TG_ARGV[0], 'b.', 'a.'), replace(TG_ARGV[1], 'b.', 'a.'));
    PERFORM search_touch(TG_TABLE_NAME, changed);
  END IF;
  RETURN NULL;
END $$;

-- On a table of parts: the table of the records, and the column that holds their id.
CREATE FUNCTION search_part_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed int[];
BEGIN
  IF TG_OP <> 'DELETE' THEN
    EXECUTE format('SELECT array_agg(DISTINCT %I) FROM after', TG_ARGV[1]) INTO changed;
    PERFORM search_touch(TG_ARGV[0], changed);
  END IF;
  IF TG_OP <> 'INSERT' THEN
    EXECUTE format('SELECT array_agg(DISTINCT %I) FROM before', TG_ARGV[1]) INTO changed;
    PERFORM search_touch(TG_ARGV[0], changed);
  END IF;
  RETURN NULL;
END $$;

-- A claim is called by the names of its things.
CREATE FUNCTION search_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  renamed int[] := array(SELECT a.id FROM after a JOIN before b USING (id) WHERE a.name <> b.name);
BEGIN
  IF cardinality(renamed) > 0 THEN
    PERFORM search_touch('claim', array(
      SELECT id FROM claim WHERE supplement_id = ANY (renamed) OR condition_id = ANY (renamed) OR population_id = ANY (renamed)
      UNION SELECT claim_id FROM action WHERE mechanism_id = ANY (renamed)
      UNION SELECT claim_id FROM contraindication WHERE target_id = ANY (renamed)
      UNION SELECT claim_id FROM interaction WHERE interactant_id = ANY (renamed)
      UNION SELECT claim_id FROM adverse_effect WHERE effect_id = ANY (renamed)
      UNION SELECT claim_id FROM combination WHERE with_id = ANY (renamed)
      UNION SELECT claim_id FROM comparison WHERE with_id = ANY (renamed)));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER thing_search_renamed AFTER UPDATE ON thing
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION search_renamed();

CREATE FUNCTION search_watch(watched text, using_function text, VARIADIC arguments text[] DEFAULT '{}') RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  call text := format('FOR EACH STATEMENT EXECUTE FUNCTION %s(%s)', using_function,
    (SELECT string_agg(quote_literal(a), ', ') FROM unnest(arguments) a));
BEGIN
  EXECUTE format('CREATE TRIGGER %1$s_search_insert AFTER INSERT ON %1$s REFERENCING NEW TABLE AS after ', watched) || call;
  EXECUTE format('CREATE TRIGGER %1$s_search_update AFTER UPDATE ON %1$s REFERENCING OLD TABLE AS before NEW TABLE AS after ', watched) || call;
  EXECUTE format('CREATE TRIGGER %1$s_search_delete AFTER DELETE ON %1$s REFERENCING OLD TABLE AS before ', watched) || call;
END $$;
SELECT search_watch('thing', 'search_record_changed', 'b.kind', 'b.slug', 'kind, slug, name, summary, status');
SELECT search_watch('claim', 'search_record_changed', 'b.kind', 'b.key', 'kind, key, supplement_id, condition_id, population_id,
  scope_form, scope_population, certainty, effect_outcome, result, status');
SELECT search_watch('article', 'search_record_changed', '''article''', 'b.slug', 'slug, title, subtitle, abstract, sections, status');
SELECT search_watch('faq', 'search_record_changed', '''faq''', 'b.slug', 'slug, question, answer, status');
SELECT search_watch('alias', 'search_part_changed', 'thing', 'thing_id');
SELECT search_watch('supplement', 'search_part_changed', 'thing', 'id');
SELECT search_watch(part, 'search_part_changed', 'claim', 'claim_id') FROM unnest(ARRAY['indication', 'action', 'dosage',
  'timeline', 'contraindication', 'interaction', 'adverse_effect', 'combination', 'comparison', 'comparison_difference',
  'protocol_step', 'population_note', 'management']) part;

-- The words of names and aliases.
CREATE FUNCTION search_words_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  added text[] := '{}';
  removed text[] := '{}';
BEGIN
  IF TG_OP <> 'DELETE' THEN
    added := array(SELECT w.lexeme FROM after e, unnest(search_vector(e.folded)) w WHERE e.role <> 'TEXT');
  END IF;
  IF TG_OP <> 'INSERT' THEN
    removed := array(SELECT w.lexeme FROM before e, unnest(search_vector(e.folded)) w WHERE e.role <> 'TEXT');
  END IF;
  -- In the order of the words, so that two writers cannot wait for each other.
  INSERT INTO search_word AS s (word, entries)
  SELECT c.word, sum(c.n) FROM (SELECT unnest(added), 1 UNION ALL SELECT unnest(removed), -1) AS c (word, n)
  WHERE length(c.word) <= 100 GROUP BY c.word HAVING sum(c.n) <> 0 ORDER BY c.word COLLATE "C"
  ON CONFLICT (word) DO UPDATE SET entries = s.entries + excluded.entries;
  IF cardinality(removed) > 0 THEN DELETE FROM search_word WHERE word = ANY (removed) AND entries <= 0; END IF;
  RETURN NULL;
END $$;
SELECT search_watch('search_entry', 'search_words_changed');

-- ---------------------------------------------------------------- how a query is read

ALTER TABLE search_synonym
  ADD CONSTRAINT search_synonym_word CHECK (word = search_normal(fold(word)) AND word <> '' AND word !~ '( .*){3}');
ALTER TABLE search_setting ADD CONSTRAINT search_setting_value CHECK (value >= 0);

INSERT INTO search_synonym (word, means) VALUES
  ('vit', 'vitamin'), ('vits', 'vitamins'), ('supp', 'supplement'), ('supps', 'supplements'), ('mag', 'magnesium'),
  ('ext', 'extract'), ('std', 'standardized'), ('standardised', 'standardized'), ('caps', 'capsules'), ('tabs', 'tablets'),
  ('anemia', 'anaemia'), ('diarrhea', 'diarrhoea'), ('edema', 'oedema'), ('hemorrhage', 'haemorrhage'),
  ('estrogen', 'oestrogen'), ('fiber', 'fibre'), ('tumor', 'tumour'), ('pediatric', 'paediatric'),
  ('breastfeeding', 'lactation'), ('breast feeding', 'lactation'), ('nursing', 'lactation'), ('pregnant', 'pregnancy'),
  ('high blood pressure', 'hypertension'), ('blood thinner', 'anticoagulant'), ('blood thinners', 'anticoagulants'),
  ('painkiller', 'analgesic'), ('painkillers', 'analgesics'), ('sleeplessness', 'insomnia'), ('tiredness', 'fatigue'),
  ('an', ''), ('and', ''), ('for', ''), ('in', ''), ('of', ''), ('on', ''), ('or', ''), ('the', ''), ('to', ''), ('with', '');

INSERT INTO search_setting (name, value, meaning) VALUES
  ('candidates', 500, 'So many records of each sort of match are ranked at most'),
  ('prefix_candidates', 100, 'So many names of each kind that begin with the query, or that are a part of it, are ranked at most'),
  ('suggest_candidates', 100, 'What candidates is for a search, for suggestions'),
  ('suggest_prefix_candidates', 20, 'What prefix_candidates is for a search, for suggestions'),
  ('prefix_letters', 3, 'From so many letters on the last word of a query stands for words that begin with it'),
  ('prefix_words', 10, 'So many words that begin with it, the most frequent ones'),
  ('typo_corrected', 6, 'So many words of a query are corrected at most, the first ones'),
  ('typo_letters', 4, 'From so many letters on a word that no name holds is corrected'),
  ('typo_words', 3, 'To so many words at most, the most similar ones'),
  ('typo_similarity_short', 0.40, 'Least trigram similarity of a correction for words of up to 5 letters'),
  ('typo_similarity_medium', 0.45, 'The same for words of 6 to 8 letters'),
  ('typo_similarity_long', 0.50, 'The same for words of 9 letters and more'),
  ('typo_similarity_beginning', 0.65, 'Least word similarity of a correction while the last word is being typed'),
  ('weight_condition', 0.99, 'The score of a condition is multiplied by it: of equals supplements come first'),
  ('weight_practice', 0.99, 'The same for practices'),
  ('weight_mechanism', 0.98, 'The same for mechanisms'),
  ('weight_interactant', 0.98, 'The same for interactants'),
  ('weight_population', 0.98, 'The same for populations'),
  ('weight_article', 0.97, 'The same for articles'),
  ('weight_faq', 0.97, 'The same for questions'),
  ('weight_product', 0.90, 'The same for products, which many names are a part of');

-- ---------------------------------------------------------------- what is there already

DELETE FROM search_entry;
INSERT INTO search_entry (kind, key, role, text, folded, title, labels, words)
SELECT kind, key, role, text, folded, title, labels, words FROM search_expected;
