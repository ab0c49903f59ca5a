-- CreateEnum
CREATE TYPE "ProductForm" AS ENUM ('CAPSULE', 'TABLET', 'SOFTGEL', 'POWDER', 'LIQUID', 'GUMMY', 'LOZENGE', 'BAR', 'OTHER', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "MarketStatus" AS ENUM ('ON_MARKET', 'OFF_MARKET', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "ProductBasis" AS ENUM ('PRODUCT_NAME', 'LABEL', 'UNKNOWN');

-- AlterEnum
ALTER TYPE "IdentifierSystem" ADD VALUE 'DSLD' BEFORE 'UNKNOWN';

-- CreateTable
CREATE TABLE "product" (
    "id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'product',
    "brand" TEXT NOT NULL,
    "form" "ProductForm" NOT NULL,
    "market_status" "MarketStatus" NOT NULL,
    "entered_at" DATE,
    "off_market_at" DATE,
    "net_quantity" DECIMAL(12,3),
    "net_unit" TEXT,
    "serving_quantity" DECIMAL(12,3),
    "serving_unit" TEXT,

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_supplement" (
    "product_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "supplement_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "score" DECIMAL(4,3) NOT NULL,
    "basis" "ProductBasis" NOT NULL,

    CONSTRAINT "product_supplement_pkey" PRIMARY KEY ("product_id","position")
);

-- CreateIndex
CREATE INDEX "product_form_idx" ON "product"("form");

-- CreateIndex
CREATE INDEX "product_market_status_idx" ON "product"("market_status");

-- CreateIndex
CREATE UNIQUE INDEX "product_id_kind_key" ON "product"("id", "kind");

-- CreateIndex
CREATE INDEX "product_supplement_supplement_id_product_id_idx" ON "product_supplement"("supplement_id", "product_id");

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_id_kind_fkey" FOREIGN KEY ("id", "kind") REFERENCES "thing"("id", "kind") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_supplement" ADD CONSTRAINT "product_supplement_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_supplement" ADD CONSTRAINT "product_supplement_supplement_id_fkey" FOREIGN KEY ("supplement_id") REFERENCES "supplement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot express
ALTER TABLE thing
  DROP CONSTRAINT thing_kind,
  ADD CONSTRAINT thing_kind CHECK (kind IN ('supplement', 'condition', 'mechanism', 'practice', 'population', 'interactant',
    'product'));
ALTER TABLE product
  ADD CONSTRAINT product_kind CHECK (kind = 'product'),
  ADD CONSTRAINT product_net CHECK ((net_quantity IS NULL) = (net_unit IS NULL) AND net_quantity >= 0),
  ADD CONSTRAINT product_serving CHECK ((serving_quantity IS NULL) = (serving_unit IS NULL) AND serving_quantity >= 0);
ALTER TABLE product_supplement ADD CONSTRAINT product_supplement_score CHECK (score BETWEEN 0 AND 1);
CREATE INDEX product_brand ON product (fold(brand));
