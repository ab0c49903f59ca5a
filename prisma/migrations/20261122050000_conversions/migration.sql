-- AlterTable
ALTER TABLE "supplement_form" ADD COLUMN     "source_id" INTEGER;

-- CreateTable
CREATE TABLE "conversion" (
    "supplement_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "from_unit" TEXT NOT NULL,
    "to_unit" TEXT NOT NULL,
    "factor" DECIMAL(20,10) NOT NULL,
    "source_id" INTEGER NOT NULL,

    CONSTRAINT "conversion_pkey" PRIMARY KEY ("supplement_id","position")
);

-- CreateIndex
CREATE INDEX "conversion_source_id_idx" ON "conversion"("source_id");

-- CreateIndex
CREATE INDEX "supplement_form_source_id_idx" ON "supplement_form"("source_id");

-- AddForeignKey
ALTER TABLE "supplement_form" ADD CONSTRAINT "supplement_form_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversion" ADD CONSTRAINT "conversion_supplement_id_fkey" FOREIGN KEY ("supplement_id") REFERENCES "supplement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversion" ADD CONSTRAINT "conversion_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE conversion
  ADD CONSTRAINT conversion_units CHECK (factor > 0 AND from_unit <> to_unit
    AND from_unit IN ('ug', 'mg', 'g', 'kg', 'mL', 'L', 'mmol', 'umol', '[IU]', '[CFU]', 'ug{RAE}', 'ug{DFE}', 'mg{NE}',
      'mg{alpha-TE}', '{drop}', '{cup}')
    AND to_unit IN ('ug', 'mg', 'g', 'kg', 'mL', 'L', 'mmol', 'umol', '[IU]', '[CFU]', 'ug{RAE}', 'ug{DFE}', 'mg{NE}',
      'mg{alpha-TE}', '{drop}', '{cup}'));
