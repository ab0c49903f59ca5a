-- CreateTable
CREATE TABLE "import_run" (
    "id" SERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "checksum" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "rows" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "kept" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "matched" INTEGER NOT NULL DEFAULT 0,
    "changeset_id" INTEGER,

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_reject" (
    "run_id" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "fields" TEXT[],

    CONSTRAINT "import_reject_pkey" PRIMARY KEY ("run_id","line")
);

-- CreateIndex
CREATE INDEX "import_run_source_id_idx" ON "import_run"("source", "id");

-- AddForeignKey
ALTER TABLE "import_reject" ADD CONSTRAINT "import_reject_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "import_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
