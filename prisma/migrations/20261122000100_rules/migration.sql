-- What Prisma cannot express: collations, checks, and the search entries that the database keeps itself.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Keys sort by bytes, on every server, whatever its locale: cursors depend on it.
ALTER TABLE thing ALTER COLUMN slug TYPE text COLLATE "C";
ALTER TABLE source ALTER COLUMN slug TYPE text COLLATE "C";
ALTER TABLE article ALTER COLUMN slug TYPE text COLLATE "C";
ALTER TABLE faq ALTER COLUMN slug TYPE text COLLATE "C";
ALTER TABLE claim ALTER COLUMN key TYPE text COLLATE "C";
ALTER TABLE claim ALTER COLUMN question TYPE text COLLATE "C";
ALTER TABLE change ALTER COLUMN key TYPE text COLLATE "C";
ALTER TABLE search_entry ALTER COLUMN key TYPE text COLLATE "C";

-- unaccent() is only STABLE because its dictionary can be replaced; ours is named, so an index may rely on it.
CREATE FUNCTION fold(words text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN lower(unaccent('unaccent'::regdictionary, words));

ALTER TABLE thing ADD COLUMN sort_name text COLLATE "C" GENERATED ALWAYS AS (fold(name)) STORED;
CREATE INDEX thing_kind_sort_name_slug ON thing (kind, sort_name, slug);

-- Keys and kinds
ALTER TABLE thing
  ADD CONSTRAINT thing_kind CHECK (kind IN ('supplement', 'condition', 'mechanism', 'practice', 'population', 'interactant')),
  ADD CONSTRAINT thing_slug CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 100),
  ADD CONSTRAINT thing_lifecycle CHECK (version >= 1 AND (status = 'RETIRED' OR successor IS NULL));
ALTER TABLE source
  ADD CONSTRAINT source_slug CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 100),
  ADD CONSTRAINT source_year CHECK (year BETWEEN 1800 AND 2100),
  ADD CONSTRAINT source_lifecycle CHECK (version >= 1 AND (status = 'RETIRED' OR successor IS NULL));
ALTER TABLE article
  ADD CONSTRAINT article_slug CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 100),
  ADD CONSTRAINT article_image CHECK ((image_url IS NULL) = (image_alt IS NULL)),
  ADD CONSTRAINT article_lifecycle CHECK (version >= 1 AND (status = 'RETIRED' OR successor IS NULL));
ALTER TABLE faq
  ADD CONSTRAINT faq_slug CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 100),
  ADD CONSTRAINT faq_lifecycle CHECK (version >= 1 AND (status = 'RETIRED' OR successor IS NULL));
ALTER TABLE claim
  ADD CONSTRAINT claim_kind CHECK (kind IN ('indication', 'action', 'dosage', 'timeline', 'contraindication', 'interaction',
    'adverse-effect', 'combination', 'comparison', 'protocol', 'population-note')),
  ADD CONSTRAINT claim_key CHECK (key ~ '^[a-z0-9]+(-{1,2}[a-z0-9]+)*$' AND length(key) <= 200),
  ADD CONSTRAINT claim_lifecycle CHECK (version >= 1 AND (status = 'RETIRED' OR successor IS NULL)),
  ADD CONSTRAINT claim_counts CHECK (rct >= 0 AND meta_analysis >= 0 AND observational >= 0 AND animal >= 0
    AND in_vitro >= 0 AND participants >= 0),
  ADD CONSTRAINT claim_effect CHECK (effect_ci_low <= effect_ci_high),
  ADD CONSTRAINT claim_condition CHECK (condition_id IS NOT NULL OR kind NOT IN ('indication', 'protocol')),
  ADD CONSTRAINT claim_population CHECK ((kind = 'population-note') <= (population_id IS NOT NULL));

ALTER TABLE supplement ADD CONSTRAINT supplement_kind CHECK (kind = 'supplement');
ALTER TABLE condition ADD CONSTRAINT condition_kind CHECK (kind = 'condition');
ALTER TABLE population
  ADD CONSTRAINT population_kind CHECK (kind = 'population'),
  ADD CONSTRAINT population_age CHECK (min_age_years >= 0 AND min_age_years < max_age_years);
ALTER TABLE interactant ADD CONSTRAINT interactant_kind CHECK (kind = 'interactant');
ALTER TABLE indication ADD CONSTRAINT indication_kind CHECK (kind = 'indication');
ALTER TABLE action ADD CONSTRAINT action_kind CHECK (kind = 'action' AND mechanism_kind = 'mechanism');
ALTER TABLE dosage ADD CONSTRAINT dosage_kind CHECK (kind = 'dosage');
ALTER TABLE timeline ADD CONSTRAINT timeline_kind CHECK (kind = 'timeline');
ALTER TABLE contraindication
  ADD CONSTRAINT contraindication_kind CHECK (kind = 'contraindication'),
  ADD CONSTRAINT contraindication_target CHECK (target_kind IN ('condition', 'population', 'interactant'));
ALTER TABLE interaction
  ADD CONSTRAINT interaction_kind CHECK (kind = 'interaction'),
  ADD CONSTRAINT interaction_interactant CHECK (interactant_kind IN ('interactant', 'supplement'));
ALTER TABLE adverse_effect ADD CONSTRAINT adverse_effect_kind CHECK (kind = 'adverse-effect');
ALTER TABLE combination
  ADD CONSTRAINT combination_kind CHECK (kind = 'combination'),
  ADD CONSTRAINT combination_partner CHECK (with_kind IN ('supplement', 'practice'));
ALTER TABLE comparison ADD CONSTRAINT comparison_kind CHECK (kind = 'comparison');
ALTER TABLE protocol_step ADD CONSTRAINT protocol_step_kind CHECK (thing_kind IN ('supplement', 'practice'));
ALTER TABLE population_note
  ADD CONSTRAINT population_note_kind CHECK (kind = 'population-note'),
  ADD CONSTRAINT population_note_text CHECK (num_nonnulls(expectation, caveat) >= 1);
ALTER TABLE membership ADD CONSTRAINT membership_other CHECK (member_id <> class_id);

-- Amounts and time
ALTER TABLE supplement_form ADD CONSTRAINT supplement_form_fraction CHECK (elemental_fraction > 0 AND elemental_fraction <= 1);
ALTER TABLE dosage
  ADD CONSTRAINT dosage_amount CHECK (num_nonnulls(amount_min, amount_max) >= 1 AND amount_min > 0 AND amount_max > 0
    AND amount_min <= amount_max),
  ADD CONSTRAINT dosage_unit CHECK (unit IN ('ug', 'mg', 'g', 'kg', 'mL', 'L', 'mmol', 'umol', '[IU]', '[CFU]', 'ug/kg',
    'mg/kg', 'g/kg', '[IU]/kg', 'ug{RAE}', 'ug{DFE}', 'mg{NE}', 'mg{alpha-TE}', '{drop}', '{cup}')),
  ADD CONSTRAINT dosage_frequency CHECK (num_nulls(times_min, times_max, period, period_unit) IN (0, 4)
    AND times_min > 0 AND times_min <= times_max AND period > 0 AND period_unit IN ('min', 'h', 'd', 'wk', 'mo', 'a')),
  ADD CONSTRAINT dosage_duration CHECK (duration_min >= 0 AND duration_min <= duration_max
    AND duration_unit IN ('min', 'h', 'd', 'wk', 'mo', 'a')
    AND (duration_unit IS NULL) = (num_nonnulls(duration_min, duration_max) = 0)),
  ADD CONSTRAINT dosage_authority CHECK (authority_jurisdiction IS NULL OR authority_name IS NOT NULL);
ALTER TABLE timeline
  ADD CONSTRAINT timeline_span CHECK (num_nonnulls(start_value, end_value) >= 1 AND start_value >= 0 AND end_value >= 0
    AND start_day <= end_day),
  ADD CONSTRAINT timeline_units CHECK ((start_value IS NULL) = (start_unit IS NULL) AND (end_value IS NULL) = (end_unit IS NULL)
    AND start_unit IN ('min', 'h', 'd', 'wk', 'mo', 'a') AND end_unit IN ('min', 'h', 'd', 'wk', 'mo', 'a'));
ALTER TABLE management
  ADD CONSTRAINT management_stop_before CHECK (stop_before_min >= 0 AND stop_before_min <= stop_before_max
    AND stop_before_unit IN ('min', 'h', 'd', 'wk', 'mo', 'a')
    AND (stop_before_unit IS NOT NULL OR num_nonnulls(stop_before_min, stop_before_max) = 0)),
  ADD CONSTRAINT management_separation CHECK (hours_before >= 0 AND hours_after >= 0
    AND (separates OR num_nonnulls(hours_before, hours_after) = 0));

-- Who says so
ALTER TABLE citation
  ADD CONSTRAINT citation_target CHECK (num_nonnulls(claim_id, statement_id, faq_id) = 1),
  -- Publishers' courtesy: at most 49 words.
  ADD CONSTRAINT citation_snippet CHECK (cardinality(regexp_split_to_array(snippet, '\s+')) <= 49);
ALTER TABLE source_identifier
  ADD CONSTRAINT source_identifier_form CHECK (CASE system
    WHEN 'PMID' THEN code ~ '^[1-9][0-9]{0,8}$'
    WHEN 'PMCID' THEN code ~ '^PMC[0-9]{1,9}$'
    WHEN 'DOI' THEN code ~ '^10\.[0-9]{4,9}/\S+$'
    WHEN 'NBK' THEN code ~ '^NBK[0-9]{1,9}$'
    WHEN 'NCT' THEN code ~ '^NCT[0-9]{8}$'
    ELSE true END);
-- A paper is one source.
CREATE UNIQUE INDEX source_identifier_paper ON source_identifier (system, code) WHERE system IN ('PMID', 'PMCID', 'DOI');
-- STATED follows from claims; a topic that nobody looked at has no row.
ALTER TABLE coverage ADD CONSTRAINT coverage_status CHECK (status NOT IN ('STATED', 'UNKNOWN'));
CREATE INDEX claim_topics ON claim USING gin (topics);

-- Writing
ALTER TABLE kb_state ADD CONSTRAINT kb_state_one_row CHECK (id = 1 AND revision >= 0);
ALTER TABLE changeset ADD CONSTRAINT changeset_published CHECK ((state = 'PUBLISHED') = (revision IS NOT NULL));
ALTER TABLE change ADD CONSTRAINT change_document CHECK (version >= 1 AND revision >= 1);
INSERT INTO kb_state (id, cursor_secret) VALUES (1, gen_random_uuid()::text || gen_random_uuid()::text);

-- Search entries: one row per name, alias and text of what is published, whoever writes.
ALTER TABLE search_entry
  ADD COLUMN words tsvector GENERATED ALWAYS AS (setweight(to_tsvector('simple'::regconfig, folded),
    CASE role WHEN 'NAME' THEN 'A'::"char" WHEN 'ALIAS' THEN 'B'::"char" ELSE 'C'::"char" END)) STORED;
CREATE INDEX search_entry_words ON search_entry USING gin (words);
CREATE INDEX search_entry_trigrams ON search_entry USING gin (folded gin_trgm_ops);

CREATE FUNCTION refresh_thing_search(ids int[]) RETURNS void LANGUAGE sql AS $$
  DELETE FROM search_entry e USING thing t WHERE t.id = ANY (ids) AND e.kind = t.kind AND e.key = t.slug;
  INSERT INTO search_entry (kind, key, role, text, folded)
  SELECT t.kind, t.slug, n.role, n.text, fold(n.text)
  FROM thing t CROSS JOIN LATERAL (
    SELECT 'NAME'::"SearchRole" AS role, t.name AS text
    UNION ALL SELECT 'ALIAS', a.text FROM alias a WHERE a.thing_id = t.id
    UNION ALL SELECT 'TEXT', t.summary WHERE t.summary IS NOT NULL
  ) n
  WHERE t.id = ANY (ids) AND t.status = 'ACTIVE';
$$;

CREATE FUNCTION thing_search_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM search_entry e USING before b WHERE e.kind = b.kind AND e.key = b.slug;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM refresh_thing_search(array(SELECT id FROM after));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER thing_search_insert AFTER INSERT ON thing
  REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION thing_search_changed();
CREATE TRIGGER thing_search_update AFTER UPDATE ON thing
  REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION thing_search_changed();
CREATE TRIGGER thing_search_delete AFTER DELETE ON thing
  REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION thing_search_changed();

CREATE FUNCTION alias_search_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_thing_search(array(SELECT DISTINCT thing_id FROM changed));
  RETURN NULL;
END $$;
CREATE TRIGGER alias_search_insert AFTER INSERT ON alias
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION alias_search_changed();
CREATE TRIGGER alias_search_update AFTER UPDATE ON alias
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION alias_search_changed();
CREATE TRIGGER alias_search_delete AFTER DELETE ON alias
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION alias_search_changed();

-- Articles and questions: their name and their text.
CREATE FUNCTION content_search_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM search_entry WHERE kind = TG_TABLE_NAME AND key = OLD.slug;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.status = 'ACTIVE' THEN
    INSERT INTO search_entry (kind, key, role, text, folded)
    SELECT TG_TABLE_NAME, NEW.slug, n.role, n.text, fold(n.text)
    FROM (
      SELECT 'NAME'::"SearchRole" AS role, coalesce(to_jsonb(NEW) ->> 'title', to_jsonb(NEW) ->> 'question') AS text
      UNION ALL SELECT 'TEXT', coalesce(to_jsonb(NEW) ->> 'abstract', to_jsonb(NEW) ->> 'answer')
    ) n WHERE n.text IS NOT NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER article_search AFTER INSERT OR UPDATE OR DELETE ON article
  FOR EACH ROW EXECUTE FUNCTION content_search_changed();
CREATE TRIGGER faq_search AFTER INSERT OR UPDATE OR DELETE ON faq
  FOR EACH ROW EXECUTE FUNCTION content_search_changed();
