-- What was proposed of a record before is looked up for each record of an imported article.
-- CreateIndex
CREATE INDEX "operation_kind_key_idx" ON "operation"("kind", "key");

-- The claims that first cite an article: its name stands in the middle of their keys. Of others it would only cost time.
CREATE INDEX operation_key_trigrams ON operation USING gin (key gin_trgm_ops) WHERE key LIKE '%--article-%';
