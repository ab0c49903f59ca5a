-- CreateTable
CREATE TABLE "idempotency_key" (
    "id" BYTEA NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "holder" UUID,
    "held_until" TIMESTAMPTZ(3) NOT NULL,
    "steps" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");
