-- From where on a name counts as found in a messy text, and what single codes of vitamins mean.

INSERT INTO search_setting (name, value, meaning) VALUES
  ('resolve_match', 0.75, 'Least score with which a part of a text is matched'),
  ('resolve_margin', 0.03, 'So far behind the best candidate of a part the next one must be, or the part is ambiguous'),
  ('resolve_candidate', 0.50, 'Least score of a candidate'),
  ('resolve_candidates', 5, 'So many candidates a part has at most'),
  ('resolve_typo_letters', 6, 'From so many letters on a word of a name is found with one slip'),
  ('resolve_two_typos_letters', 9, 'From so many letters on a word of a name is found with two slips, as a candidate only');

INSERT INTO search_synonym (word, means) VALUES
  ('d2', 'vitamin d2'), ('d3', 'vitamin d3'), ('k1', 'vitamin k1'), ('k2', 'vitamin k2');

-- What means itself is the name of something else: it is never taken for a mistyped name, nor a name inside it for its
-- own. These stand one letter from names of supplements, or hold one, on real labels and in vocabularies.
INSERT INTO search_synonym (word, means)
SELECT word, word FROM unnest(ARRAY['aspartame', 'carnitine', 'carnosine', 'citrulline', 'creating', 'creation', 'creatinine',
  'cysteine', 'cystine', 'gallic', 'histamine', 'histidine', 'horny goat weed', 'inosine', 'inositol', 'keratin', 'lacteal',
  'lutein', 'luteolin', 'prebiotic', 'prebiotics', 'rose hip', 'rose hips', 'stinging', 'thiazin', 'thiazine', 'triamine',
  'tyramine', 'tyrosine', 'vitaline']) word;
