-- Existing databases get a secret of their own: nobody else has it.
ALTER TABLE "kb_state" ADD COLUMN     "key_secret" TEXT NOT NULL DEFAULT gen_random_uuid()::text || gen_random_uuid()::text;
ALTER TABLE "kb_state" ALTER COLUMN "key_secret" DROP DEFAULT;

-- CreateTable
CREATE TABLE "api_key" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "rotated_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "api_key_scope" CHECK (scope IN ('draft', 'review', 'publish', 'admin')),
    CONSTRAINT "api_key_hash" CHECK (length(hash) = 32)
);

-- CreateIndex
CREATE UNIQUE INDEX "api_key_name_key" ON "api_key"("name");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_prefix_key" ON "api_key"("prefix");
