-- CreateEnum
CREATE TYPE "CorrectionState" AS ENUM ('OPEN', 'RESOLVED', 'DECLINED');

-- AlterTable
ALTER TABLE "correction" ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "closed_by" TEXT,
ADD COLUMN     "note" TEXT,
ADD COLUMN     "state" "CorrectionState" NOT NULL DEFAULT 'OPEN';

-- CreateIndex
CREATE INDEX "correction_state_id_idx" ON "correction"("state", "id");
