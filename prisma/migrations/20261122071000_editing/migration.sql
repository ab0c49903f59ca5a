-- AlterTable
ALTER TABLE "changeset" ADD COLUMN     "reverts_id" INTEGER,
ADD COLUMN     "submitted_at" TIMESTAMPTZ(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "operation" ADD COLUMN     "edited_by" TEXT,
ADD COLUMN     "patch" JSONB;

-- CreateTable
CREATE TABLE "changeset_comment" (
    "id" SERIAL NOT NULL,
    "changeset_id" INTEGER NOT NULL,
    "position" INTEGER,
    "author" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "changeset_comment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "changeset_comment_changeset_id_id_idx" ON "changeset_comment"("changeset_id", "id");

-- CreateIndex
CREATE INDEX "changeset_reverts_id_idx" ON "changeset"("reverts_id");

-- AddForeignKey
ALTER TABLE "changeset" ADD CONSTRAINT "changeset_reverts_id_fkey" FOREIGN KEY ("reverts_id") REFERENCES "changeset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "changeset_comment" ADD CONSTRAINT "changeset_comment_changeset_id_fkey" FOREIGN KEY ("changeset_id") REFERENCES "changeset"("id") ON DELETE CASCADE ON UPDATE CASCADE;
