-- What was proposed of a record before is looked up for each record of an imported article.
-- CreateIndex
CREATE INDEX "operation_kind_key_idx" ON "operation"("kind", "key");

-- The claims that first cite a source: its name stands in the middle of their keys.
CREATE INDEX operation_key_trigrams ON operation USING gin (key gin_trgm_ops);
