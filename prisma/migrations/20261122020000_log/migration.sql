-- AlterEnum
ALTER TYPE "OperationType" ADD VALUE 'RERENDERED';

-- DropIndex
DROP INDEX "change_kind_key_revision_idx";

-- AlterTable
ALTER TABLE "kb_state" ADD COLUMN     "kept_since" INTEGER DEFAULT 0;

-- AlterTable
ALTER TABLE "change" ADD COLUMN     "record" JSONB;

-- AlterTable
ALTER TABLE "release" ADD COLUMN     "contents" JSONB,
ADD COLUMN     "sha256" TEXT;

-- Kinds sort by bytes, as keys do: the change feed is ordered by both.
ALTER TABLE change ALTER COLUMN kind TYPE text COLLATE "C";

-- CreateIndex
CREATE INDEX "change_kind_key_revision_idx" ON "change"("kind", "key", "revision" DESC);

-- What readers saw of what was published so far only the program can say: it does so when it starts.
UPDATE kb_state SET kept_since = NULL WHERE revision > 0;
