-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "SearchRole" AS ENUM ('NAME', 'ALIAS', 'TEXT');

-- CreateEnum
CREATE TYPE "ChangesetState" AS ENUM ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'REJECTED', 'ABANDONED');

-- CreateEnum
CREATE TYPE "ChangesetOrigin" AS ENUM ('SHIPPED', 'IMPORT', 'EDITOR');

-- CreateEnum
CREATE TYPE "OperationType" AS ENUM ('CREATE', 'UPDATE', 'RETIRE', 'DELETE', 'RENAME');

-- CreateEnum
CREATE TYPE "OperationState" AS ENUM ('PENDING', 'ACCEPTED', 'REJECTED');

-- CreateEnum
CREATE TYPE "DosageType" AS ENUM ('MAXIMUM', 'RECOMMENDED_INTAKE', 'STUDIED_RANGE', 'LABEL_DIRECTION', 'TRADITIONAL', 'ADVISED', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "AmountBasis" AS ENUM ('ELEMENTAL', 'COMPOUND', 'EXTRACT', 'CONSTITUENT', 'DRIED_HERB_EQUIVALENT', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "DosePer" AS ENUM ('DOSE', 'DAY', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "DoseTiming" AS ENUM ('MORNING', 'NOON', 'EVENING', 'BEFORE_SLEEP', 'BEFORE_MEAL', 'WITH_MEAL', 'AFTER_MEAL', 'SPLIT', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "WithFood" AS ENUM ('WITH_MEAL', 'EMPTY_STOMACH', 'EITHER', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "SeverityTier" AS ENUM ('MILD', 'MODERATE', 'SEVERE', 'CHRONIC_OR_SEVERE', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "AdministrationRoute" AS ENUM ('ORAL', 'SUBLINGUAL', 'TOPICAL', 'NASAL', 'INHALED', 'INJECTED', 'RECTAL', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "TimelineMeasure" AS ENUM ('ONSET', 'FIRST_NOTICEABLE', 'EXPECTED_RESPONSE', 'PEAK', 'PLATEAU', 'MINIMUM_TRIAL', 'REASSESS_AT', 'MAXIMUM_DURATION', 'WASHOUT', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "TimelineBasis" AS ENUM ('TRIAL_ENDPOINT', 'PHARMACOKINETIC', 'MECHANISTIC', 'EXPERT', 'TRADITIONAL', 'ARTICLE', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "SupplementCategory" AS ENUM ('VITAMIN', 'MINERAL', 'BOTANICAL', 'AMINO_ACID_PROTEIN', 'FATTY_ACID', 'FIBER', 'PROBIOTIC', 'ENZYME', 'FUNGUS', 'OTHER_COMPOUND', 'COMBINATION', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "ConditionType" AS ENUM ('DISEASE', 'SYMPTOM', 'DEFICIENCY', 'BIOMARKER', 'FUNCTION_OR_GOAL', 'LIFE_STAGE', 'PROCEDURE', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "StatementAspect" AS ENUM ('CAUSE', 'RISK_FACTOR', 'SIGN', 'COURSE', 'PATHOPHYSIOLOGY', 'SEE_DOCTOR', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "InteractantType" AS ENUM ('DRUG', 'DRUG_CLASS', 'TREATMENT_CLASS', 'FOOD', 'ALCOHOL', 'LAB_TEST', 'ALLERGEN', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "AliasKind" AS ENUM ('SCIENTIFIC', 'PHARMACOPOEIAL', 'COMMON', 'SYNONYM', 'BRAND', 'ABBREVIATION', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "IdentifierSystem" AS ENUM ('UNII', 'CAS', 'INCHIKEY', 'CHEBI', 'PUBCHEM', 'DRUGBANK', 'MESH', 'RXCUI', 'ATC', 'NCBI_TAXON', 'DOID', 'MONDO', 'ICD10', 'ICD11', 'UMLS', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "ConstituentRole" AS ENUM ('ACTING', 'MARKER', 'MINOR', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "RegulatoryStatus" AS ENUM ('MONOGRAPH', 'PUBLIC_STATEMENT', 'AUTHORISED_CLAIM', 'PERMITTED', 'RESTRICTED', 'PROHIBITED', 'UNDER_ASSESSMENT', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "Certainty" AS ENUM ('HIGH', 'MODERATE', 'LOW', 'VERY_LOW', 'NOT_GRADED', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "EffectDirection" AS ENUM ('BENEFIT', 'MIXED', 'NO_EFFECT', 'HARM', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "Magnitude" AS ENUM ('LARGE', 'MODERATE', 'SMALL', 'TRIVIAL', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "KnowledgeLevel" AS ENUM ('KNOWLEDGE_ASSERTION', 'STATISTICAL_ASSOCIATION', 'OBSERVATION', 'TEXT_CO_OCCURRENCE', 'PREDICTION', 'LOGICAL_ENTAILMENT', 'NOT_PROVIDED', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "AgentType" AS ENUM ('MANUAL_AGENT', 'AUTOMATED_AGENT', 'COMPUTATIONAL_MODEL', 'DATA_ANALYSIS_PIPELINE', 'NOT_PROVIDED', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "IndicationRelation" AS ENUM ('TREATS', 'PREVENTS', 'AMELIORATES', 'STUDIED_FOR', 'TRADITIONAL_USE', 'SUPPORTS_FUNCTION', 'EXACERBATES', 'NO_EFFECT_ON', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "UseBasis" AS ENUM ('WELL_ESTABLISHED', 'TRADITIONAL', 'EMERGING', 'AUTHORISED_CLAIM', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "MechanismActionType" AS ENUM ('AGONIST', 'PARTIAL_AGONIST', 'ANTAGONIST', 'INHIBITOR', 'ACTIVATOR', 'INDUCER', 'POSITIVE_MODULATOR', 'NEGATIVE_MODULATOR', 'MODULATOR', 'POTENTIATOR', 'COFACTOR', 'PRECURSOR', 'SUBSTRATE', 'SCAVENGER', 'OTHER', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "MechanismAspect" AS ENUM ('ACTIVITY', 'EXPRESSION', 'ABUNDANCE', 'ABSORPTION', 'TRANSPORT', 'METABOLISM', 'SIGNALING', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "ChangeDirection" AS ENUM ('INCREASED', 'DECREASED', 'UNCHANGED', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "StudyContext" AS ENUM ('HUMAN', 'ANIMAL', 'HUMAN_AND_ANIMAL', 'IN_VITRO', 'IN_SILICO', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "Agreement" AS ENUM ('SOLE', 'AGREES', 'DIFFERS', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "Support" AS ENUM ('STANDING', 'WITHDRAWN', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "RecordStatus" AS ENUM ('ACTIVE', 'RETIRED', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "SectionAspect" AS ENUM ('OVERVIEW', 'CAUSES', 'HOW_IT_WORKS', 'EFFECTIVENESS', 'BENEFITS', 'USAGE_OR_SCHEDULE', 'SIDE_EFFECTS', 'SAFETY', 'PREGNANCY', 'RISKS_OR_COMPLICATIONS', 'MAY_TREAT', 'INGREDIENTS', 'MISCONCEPTIONS', 'COMPARISON', 'POPULATIONS', 'COMBINATIONS', 'SELF_CARE', 'SEE_DOCTOR', 'QUESTIONS', 'CONCLUSION', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "Audience" AS ENUM ('PATIENT', 'CLINICIAN', 'RESEARCHER', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "Sex" AS ENUM ('FEMALE', 'MALE', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "LifeStage" AS ENUM ('PREGNANCY', 'LACTATION', 'INFANT', 'CHILD', 'ADULT', 'OLDER_ADULT', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "SourceKind" AS ENUM ('REGULATOR', 'GUIDELINE', 'SYSTEMATIC_REVIEW', 'PRIMARY_STUDY', 'MONOGRAPH', 'REVIEW', 'DATABASE', 'ENCYCLOPEDIA', 'NEWS', 'VENDOR', 'ARTICLE', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "StudyDesign" AS ENUM ('META_ANALYSIS', 'SYSTEMATIC_REVIEW', 'RCT', 'NON_RANDOMISED_TRIAL', 'COHORT', 'CASE_CONTROL', 'CROSS_SECTIONAL', 'CASE_SERIES', 'ANIMAL', 'IN_VITRO', 'NARRATIVE_REVIEW', 'EXPERT_OPINION', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "SourceStanding" AS ENUM ('CURRENT', 'CORRECTED', 'PREPRINT', 'EXPRESSION_OF_CONCERN', 'SUPERSEDED', 'RETRACTED', 'RETIRED', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "SourceIdentifierSystem" AS ENUM ('PMID', 'PMCID', 'DOI', 'NBK', 'NCT', 'ISBN', 'CELEX', 'DOCUMENT', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "CitationStance" AS ENUM ('SUPPORTS', 'PARTIAL', 'REFUTES', 'BACKGROUND', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "RiskType" AS ENUM ('CONTRAINDICATION', 'CAUTION_OR_WARNING', 'KNOWN_ADVERSE_REACTION', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "ContraindicationStrength" AS ENUM ('ABSOLUTE', 'RELATIVE', 'PRECAUTION', 'NONE_SEEN', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "ManagementAction" AS ENUM ('AVOID', 'STOP_BEFORE', 'CONSULT', 'SEPARATE', 'ADJUST_DOSE', 'MONITOR', 'INFORM', 'NONE', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "StatementStatus" AS ENUM ('STATED', 'ASSESSED_NONE_FOUND', 'NONE_REQUIRED', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "CoverageTopic" AS ENUM ('PREGNANCY', 'LACTATION', 'CHILDREN', 'OLDER_ADULTS', 'SURGERY', 'LIVER', 'KIDNEY', 'ALLERGY', 'DRUG_INTERACTIONS', 'FOOD_INTERACTIONS', 'LAB_TESTS', 'ADVERSE_EFFECTS', 'UPPER_LIMIT', 'LONG_TERM_USE', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "CoverageStatus" AS ENUM ('STATED', 'ASSESSED_NONE_FOUND', 'NONE_REQUIRED', 'NOT_ASSESSED', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "InteractionDirection" AS ENUM ('SUBJECT_AFFECTS_OTHER', 'OTHER_AFFECTS_SUBJECT', 'MUTUAL', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "InteractionMechanism" AS ENUM ('ABSORPTION', 'DISTRIBUTION', 'METABOLISM', 'EXCRETION', 'PD_ADDITIVE', 'PD_ANTAGONISTIC', 'DEPLETION', 'LAB_INTERFERENCE', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "InteractionSeverity" AS ENUM ('HIGH', 'MODERATE', 'MILD', 'INSIGNIFICANT', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "InteractionOccurrence" AS ENUM ('LIKELY', 'PROBABLE', 'POSSIBLE', 'UNLIKELY', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "InteractionOverall" AS ENUM ('CONTRAINDICATED', 'MAJOR', 'UNKNOWN', 'MODERATE', 'MINOR', 'NONE_KNOWN');

-- CreateEnum
CREATE TYPE "EffectFrequency" AS ENUM ('VERY_COMMON', 'COMMON', 'UNCOMMON', 'RARE', 'VERY_RARE', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "Seriousness" AS ENUM ('FATAL', 'SERIOUS', 'NOT_SERIOUS', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "Polarity" AS ENUM ('REPORTED', 'DENIED', 'UNKNOWN');

-- CreateTable
CREATE TABLE "thing" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT,
    "status" "RecordStatus" NOT NULL DEFAULT 'ACTIVE',
    "successor" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "shipped_version" TEXT,

    CONSTRAINT "thing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alias" (
    "id" SERIAL NOT NULL,
    "thing_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "kind" "AliasKind" NOT NULL,
    "lang" TEXT,

    CONSTRAINT "alias_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identifier" (
    "id" SERIAL NOT NULL,
    "thing_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "system" "IdentifierSystem" NOT NULL,
    "code" TEXT NOT NULL,
    "of" TEXT,

    CONSTRAINT "identifier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thing_source" (
    "thing_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "source_id" INTEGER NOT NULL,

    CONSTRAINT "thing_source_pkey" PRIMARY KEY ("thing_id","position")
);

-- CreateTable
CREATE TABLE "membership" (
    "member_id" INTEGER NOT NULL,
    "class_id" INTEGER NOT NULL,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("member_id","class_id")
);

-- CreateTable
CREATE TABLE "supplement" (
    "id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'supplement',
    "proper_name" TEXT,
    "category" "SupplementCategory" NOT NULL,

    CONSTRAINT "supplement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "supplement_class" (
    "supplement_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "definition" TEXT NOT NULL,

    CONSTRAINT "supplement_class_pkey" PRIMARY KEY ("supplement_id","position")
);

-- CreateTable
CREATE TABLE "constituent" (
    "supplement_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "role" "ConstituentRole" NOT NULL,

    CONSTRAINT "constituent_pkey" PRIMARY KEY ("supplement_id","position")
);

-- CreateTable
CREATE TABLE "supplement_form" (
    "supplement_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "part" TEXT,
    "preparation" TEXT,
    "standardized_to" TEXT,
    "elemental_fraction" DECIMAL(8,6),

    CONSTRAINT "supplement_form_pkey" PRIMARY KEY ("supplement_id","position")
);

-- CreateTable
CREATE TABLE "regulatory" (
    "supplement_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "jurisdiction" TEXT NOT NULL,
    "status" "RegulatoryStatus" NOT NULL,
    "text" TEXT NOT NULL,
    "source_id" INTEGER NOT NULL,

    CONSTRAINT "regulatory_pkey" PRIMARY KEY ("supplement_id","position")
);

-- CreateTable
CREATE TABLE "coverage" (
    "id" SERIAL NOT NULL,
    "supplement_id" INTEGER NOT NULL,
    "topic" "CoverageTopic" NOT NULL,
    "status" "CoverageStatus" NOT NULL,

    CONSTRAINT "coverage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coverage_source" (
    "coverage_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "source_id" INTEGER NOT NULL,

    CONSTRAINT "coverage_source_pkey" PRIMARY KEY ("coverage_id","position")
);

-- CreateTable
CREATE TABLE "condition" (
    "id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'condition',
    "plain_name" TEXT,
    "type" "ConditionType" NOT NULL,

    CONSTRAINT "condition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "condition_statement" (
    "id" SERIAL NOT NULL,
    "condition_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "aspect" "StatementAspect" NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "condition_statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "population" (
    "id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'population',
    "sex" "Sex",
    "min_age_years" DECIMAL(6,3),
    "max_age_years" DECIMAL(6,3),
    "life_stage" "LifeStage",

    CONSTRAINT "population_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interactant" (
    "id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'interactant',
    "type" "InteractantType" NOT NULL,

    CONSTRAINT "interactant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" "SourceKind" NOT NULL,
    "title" TEXT NOT NULL,
    "publisher" TEXT,
    "authors" TEXT[],
    "year" INTEGER,
    "journal" TEXT,
    "url" TEXT,
    "study_design" "StudyDesign",
    "standing" "SourceStanding" NOT NULL,
    "standing_checked_at" DATE,
    "retrieved_at" DATE,
    "license" TEXT,
    "status" "RecordStatus" NOT NULL DEFAULT 'ACTIVE',
    "successor" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "shipped_version" TEXT,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_identifier" (
    "source_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "system" "SourceIdentifierSystem" NOT NULL,
    "code" TEXT NOT NULL,

    CONSTRAINT "source_identifier_pkey" PRIMARY KEY ("source_id","position")
);

-- CreateTable
CREATE TABLE "citation" (
    "id" SERIAL NOT NULL,
    "claim_id" INTEGER,
    "statement_id" INTEGER,
    "faq_id" INTEGER,
    "position" INTEGER NOT NULL,
    "source_id" INTEGER NOT NULL,
    "stance" "CitationStance" NOT NULL,
    "locator" TEXT,
    "snippet" TEXT,

    CONSTRAINT "citation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "supplement_id" INTEGER NOT NULL,
    "condition_id" INTEGER,
    "population_id" INTEGER,
    "question" TEXT NOT NULL,
    "agreement" "Agreement" NOT NULL,
    "rank" INTEGER NOT NULL,
    "scope_form" TEXT,
    "scope_route" "AdministrationRoute",
    "scope_population" TEXT,
    "scope_dose" TEXT,
    "certainty" "Certainty" NOT NULL,
    "direction" "EffectDirection" NOT NULL,
    "magnitude" "Magnitude" NOT NULL,
    "rct" INTEGER,
    "meta_analysis" INTEGER,
    "observational" INTEGER,
    "animal" INTEGER,
    "in_vitro" INTEGER,
    "participants" INTEGER,
    "effect_outcome" TEXT,
    "effect_measure" TEXT,
    "effect_value" DOUBLE PRECISION,
    "effect_ci_low" DOUBLE PRECISION,
    "effect_ci_high" DOUBLE PRECISION,
    "effect_comparator" TEXT,
    "effect_duration" TEXT,
    "result" TEXT,
    "support" "Support" NOT NULL,
    "knowledge_level" "KnowledgeLevel" NOT NULL,
    "agent_type" "AgentType" NOT NULL,
    "topics" "CoverageTopic"[],
    "status" "RecordStatus" NOT NULL DEFAULT 'ACTIVE',
    "successor" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "shipped_version" TEXT,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "management" (
    "claim_id" INTEGER NOT NULL,
    "action" "ManagementAction" NOT NULL,
    "stop_before_min" DECIMAL(10,3),
    "stop_before_max" DECIMAL(10,3),
    "stop_before_unit" TEXT,
    "separates" BOOLEAN NOT NULL DEFAULT false,
    "hours_before" DECIMAL(8,3),
    "hours_after" DECIMAL(8,3),
    "text" TEXT,

    CONSTRAINT "management_pkey" PRIMARY KEY ("claim_id")
);

-- CreateTable
CREATE TABLE "indication" (
    "claim_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'indication',
    "relation" "IndicationRelation" NOT NULL,
    "use_basis" "UseBasis" NOT NULL,
    "outcome" TEXT,
    "note" TEXT,

    CONSTRAINT "indication_pkey" PRIMARY KEY ("claim_id")
);

-- CreateTable
CREATE TABLE "action" (
    "claim_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'action',
    "mechanism_id" INTEGER NOT NULL,
    "mechanism_kind" TEXT NOT NULL DEFAULT 'mechanism',
    "constituent" TEXT,
    "action_type" "MechanismActionType" NOT NULL,
    "aspect" "MechanismAspect" NOT NULL,
    "direction" "ChangeDirection" NOT NULL,
    "study_context" "StudyContext" NOT NULL,
    "statement" TEXT NOT NULL,

    CONSTRAINT "action_pkey" PRIMARY KEY ("claim_id")
);

-- CreateTable
CREATE TABLE "dosage" (
    "claim_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'dosage',
    "type" "DosageType" NOT NULL,
    "amount_min" DECIMAL(20,6),
    "amount_max" DECIMAL(20,6),
    "unit" TEXT NOT NULL,
    "amount_basis" "AmountBasis" NOT NULL,
    "per" "DosePer" NOT NULL,
    "times_min" DECIMAL(6,2),
    "times_max" DECIMAL(6,2),
    "period" DECIMAL(6,2),
    "period_unit" TEXT,
    "timing" "DoseTiming"[],
    "with_food" "WithFood",
    "severity_tier" "SeverityTier",
    "duration_min" DECIMAL(10,3),
    "duration_max" DECIMAL(10,3),
    "duration_unit" TEXT,
    "authority_name" TEXT,
    "authority_jurisdiction" TEXT,
    "note" TEXT,

    CONSTRAINT "dosage_pkey" PRIMARY KEY ("claim_id")
);

-- CreateTable
CREATE TABLE "timeline" (
    "claim_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'timeline',
    "measure" "TimelineMeasure" NOT NULL,
    "start_value" DECIMAL(10,3),
    "start_unit" TEXT,
    "end_value" DECIMAL(10,3),
    "end_unit" TEXT,
    "start_day" INTEGER,
    "end_day" INTEGER,
    "iso_start" TEXT,
    "iso_end" TEXT,
    "label" TEXT,
    "outcome" TEXT,
    "basis" "TimelineBasis" NOT NULL,
    "breaks" TEXT,

    CONSTRAINT "timeline_pkey" PRIMARY KEY ("claim_id")
);

-- CreateTable
CREATE TABLE "contraindication" (
    "claim_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'contraindication',
    "risk_type" "RiskType" NOT NULL,
    "strength" "ContraindicationStrength" NOT NULL,
    "target_id" INTEGER NOT NULL,
    "target_kind" TEXT NOT NULL,
    "rationale" TEXT,
    "statement_status" "StatementStatus" NOT NULL,

    CONSTRAINT "contraindication_pkey" PRIMARY KEY ("claim_id")
);

-- CreateTable
CREATE TABLE "interaction" (
    "claim_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'interaction',
    "interactant_id" INTEGER NOT NULL,
    "interactant_kind" TEXT NOT NULL,
    "direction" "InteractionDirection" NOT NULL,
    "effect" TEXT,
    "mechanism_type" "InteractionMechanism" NOT NULL,
    "severity" "InteractionSeverity" NOT NULL,
    "occurrence" "InteractionOccurrence" NOT NULL,
    "overall" "InteractionOverall" NOT NULL,

    CONSTRAINT "interaction_pkey" PRIMARY KEY ("claim_id")
);

-- CreateTable
CREATE TABLE "adverse_effect" (
    "claim_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'adverse-effect',
    "effect_id" INTEGER,
    "polarity" "Polarity" NOT NULL,
    "frequency" "EffectFrequency" NOT NULL,
    "seriousness" "Seriousness" NOT NULL,
    "statement" TEXT NOT NULL,

    CONSTRAINT "adverse_effect_pkey" PRIMARY KEY ("claim_id")
);

-- CreateTable
CREATE TABLE "combination" (
    "claim_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'combination',
    "with_id" INTEGER NOT NULL,
    "with_kind" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,

    CONSTRAINT "combination_pkey" PRIMARY KEY ("claim_id")
);

-- CreateTable
CREATE TABLE "comparison" (
    "claim_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'comparison',
    "with_id" INTEGER NOT NULL,
    "substitution" TEXT,
    "note" TEXT,

    CONSTRAINT "comparison_pkey" PRIMARY KEY ("claim_id")
);

-- CreateTable
CREATE TABLE "comparison_difference" (
    "claim_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "aspect" TEXT NOT NULL,
    "supplement" TEXT NOT NULL,
    "other" TEXT NOT NULL,

    CONSTRAINT "comparison_difference_pkey" PRIMARY KEY ("claim_id","position")
);

-- CreateTable
CREATE TABLE "protocol_step" (
    "claim_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "thing_id" INTEGER NOT NULL,
    "thing_kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "protocol_step_pkey" PRIMARY KEY ("claim_id","position")
);

-- CreateTable
CREATE TABLE "population_note" (
    "claim_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'population-note',
    "expectation" TEXT,
    "caveat" TEXT,

    CONSTRAINT "population_note_pkey" PRIMARY KEY ("claim_id")
);

-- CreateTable
CREATE TABLE "article" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "subtitle" TEXT,
    "abstract" TEXT,
    "category" TEXT,
    "image_url" TEXT,
    "image_alt" TEXT,
    "in_language" TEXT NOT NULL,
    "audience" "Audience" NOT NULL,
    "authors" TEXT[],
    "reviewed_by" TEXT[],
    "date_published" DATE,
    "date_modified" DATE,
    "last_reviewed" DATE,
    "review_due" DATE,
    "canonical_url" TEXT,
    "sections" JSONB NOT NULL,
    "disclaimer" TEXT,
    "reading_minutes" INTEGER NOT NULL,
    "status" "RecordStatus" NOT NULL DEFAULT 'ACTIVE',
    "successor" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "shipped_version" TEXT,

    CONSTRAINT "article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_faq" (
    "article_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "faq_id" INTEGER NOT NULL,

    CONSTRAINT "article_faq_pkey" PRIMARY KEY ("article_id","position")
);

-- CreateTable
CREATE TABLE "article_related" (
    "article_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "category" TEXT,
    "title" TEXT NOT NULL,
    "teaser" TEXT,
    "related_slug" TEXT,

    CONSTRAINT "article_related_pkey" PRIMARY KEY ("article_id","position")
);

-- CreateTable
CREATE TABLE "article_thing" (
    "article_id" INTEGER NOT NULL,
    "thing_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "about" BOOLEAN NOT NULL,

    CONSTRAINT "article_thing_pkey" PRIMARY KEY ("article_id","thing_id","about")
);

-- CreateTable
CREATE TABLE "article_claim" (
    "article_id" INTEGER NOT NULL,
    "claim_id" INTEGER NOT NULL,

    CONSTRAINT "article_claim_pkey" PRIMARY KEY ("article_id","claim_id")
);

-- CreateTable
CREATE TABLE "article_source" (
    "article_id" INTEGER NOT NULL,
    "source_id" INTEGER NOT NULL,

    CONSTRAINT "article_source_pkey" PRIMARY KEY ("article_id","source_id")
);

-- CreateTable
CREATE TABLE "faq" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "aspect" "SectionAspect" NOT NULL,
    "in_language" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "last_reviewed" DATE,
    "status" "RecordStatus" NOT NULL DEFAULT 'ACTIVE',
    "successor" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "shipped_version" TEXT,

    CONSTRAINT "faq_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "faq_thing" (
    "faq_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "thing_id" INTEGER NOT NULL,

    CONSTRAINT "faq_thing_pkey" PRIMARY KEY ("faq_id","position")
);

-- CreateTable
CREATE TABLE "search_entry" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "role" "SearchRole" NOT NULL,
    "text" TEXT NOT NULL,
    "folded" TEXT NOT NULL,

    CONSTRAINT "search_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kb_state" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "release" TEXT,
    "shipped_version" TEXT,
    "cursor_secret" TEXT NOT NULL,

    CONSTRAINT "kb_state_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "changeset" (
    "id" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "origin" "ChangesetOrigin" NOT NULL,
    "batch" TEXT,
    "state" "ChangesetState" NOT NULL DEFAULT 'DRAFT',
    "actor" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,
    "revision" INTEGER,

    CONSTRAINT "changeset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operation" (
    "changeset_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "type" "OperationType" NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "data" JSONB,
    "if_version" INTEGER,
    "state" "OperationState" NOT NULL DEFAULT 'PENDING',
    "note" TEXT,

    CONSTRAINT "operation_pkey" PRIMARY KEY ("changeset_id","position")
);

-- CreateTable
CREATE TABLE "change" (
    "revision" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "type" "OperationType" NOT NULL,
    "version" INTEGER NOT NULL,
    "document" JSONB,
    "reason" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "changeset_id" INTEGER NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "change_pkey" PRIMARY KEY ("revision","kind","key")
);

-- CreateTable
CREATE TABLE "release" (
    "id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "changelog" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "redirect" (
    "kind" TEXT NOT NULL,
    "from_key" TEXT NOT NULL,
    "to_key" TEXT NOT NULL,

    CONSTRAINT "redirect_pkey" PRIMARY KEY ("kind","from_key")
);

-- CreateIndex
CREATE INDEX "thing_kind_status_slug_idx" ON "thing"("kind", "status", "slug");

-- CreateIndex
CREATE INDEX "thing_kind_updated_at_slug_idx" ON "thing"("kind", "updated_at", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "thing_kind_slug_key" ON "thing"("kind", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "thing_id_kind_key" ON "thing"("id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "alias_thing_id_position_key" ON "alias"("thing_id", "position");

-- CreateIndex
CREATE INDEX "identifier_system_code_idx" ON "identifier"("system", "code");

-- CreateIndex
CREATE UNIQUE INDEX "identifier_thing_id_position_key" ON "identifier"("thing_id", "position");

-- CreateIndex
CREATE INDEX "thing_source_source_id_idx" ON "thing_source"("source_id");

-- CreateIndex
CREATE INDEX "membership_class_id_idx" ON "membership"("class_id");

-- CreateIndex
CREATE INDEX "supplement_category_idx" ON "supplement"("category");

-- CreateIndex
CREATE UNIQUE INDEX "supplement_id_kind_key" ON "supplement"("id", "kind");

-- CreateIndex
CREATE INDEX "supplement_class_slug_idx" ON "supplement_class"("slug");

-- CreateIndex
CREATE INDEX "regulatory_source_id_idx" ON "regulatory"("source_id");

-- CreateIndex
CREATE UNIQUE INDEX "coverage_supplement_id_topic_key" ON "coverage"("supplement_id", "topic");

-- CreateIndex
CREATE INDEX "coverage_source_source_id_idx" ON "coverage_source"("source_id");

-- CreateIndex
CREATE INDEX "condition_type_idx" ON "condition"("type");

-- CreateIndex
CREATE UNIQUE INDEX "condition_id_kind_key" ON "condition"("id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "condition_statement_condition_id_position_key" ON "condition_statement"("condition_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "population_id_kind_key" ON "population"("id", "kind");

-- CreateIndex
CREATE INDEX "interactant_type_idx" ON "interactant"("type");

-- CreateIndex
CREATE UNIQUE INDEX "interactant_id_kind_key" ON "interactant"("id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "source_slug_key" ON "source"("slug");

-- CreateIndex
CREATE INDEX "source_kind_slug_idx" ON "source"("kind", "slug");

-- CreateIndex
CREATE INDEX "source_standing_slug_idx" ON "source"("standing", "slug");

-- CreateIndex
CREATE INDEX "source_year_slug_idx" ON "source"("year", "slug");

-- CreateIndex
CREATE INDEX "source_updated_at_slug_idx" ON "source"("updated_at", "slug");

-- CreateIndex
CREATE INDEX "source_identifier_system_code_idx" ON "source_identifier"("system", "code");

-- CreateIndex
CREATE INDEX "citation_source_id_idx" ON "citation"("source_id");

-- CreateIndex
CREATE UNIQUE INDEX "citation_claim_id_position_key" ON "citation"("claim_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "citation_statement_id_position_key" ON "citation"("statement_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "citation_faq_id_position_key" ON "citation"("faq_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "claim_key_key" ON "claim"("key");

-- CreateIndex
CREATE INDEX "claim_kind_rank_key_idx" ON "claim"("kind", "rank", "key");

-- CreateIndex
CREATE INDEX "claim_kind_key_idx" ON "claim"("kind", "key");

-- CreateIndex
CREATE INDEX "claim_kind_updated_at_key_idx" ON "claim"("kind", "updated_at", "key");

-- CreateIndex
CREATE INDEX "claim_kind_certainty_key_idx" ON "claim"("kind", "certainty", "key");

-- CreateIndex
CREATE INDEX "claim_supplement_id_kind_rank_key_idx" ON "claim"("supplement_id", "kind", "rank", "key");

-- CreateIndex
CREATE INDEX "claim_condition_id_kind_rank_key_idx" ON "claim"("condition_id", "kind", "rank", "key");

-- CreateIndex
CREATE INDEX "claim_population_id_kind_idx" ON "claim"("population_id", "kind");

-- CreateIndex
CREATE INDEX "claim_kind_question_rank_idx" ON "claim"("kind", "question", "rank");

-- CreateIndex
CREATE INDEX "claim_direction_kind_idx" ON "claim"("direction", "kind");

-- CreateIndex
CREATE INDEX "claim_scope_form_kind_idx" ON "claim"("scope_form", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "claim_id_kind_key" ON "claim"("id", "kind");

-- CreateIndex
CREATE INDEX "management_action_idx" ON "management"("action");

-- CreateIndex
CREATE INDEX "indication_relation_idx" ON "indication"("relation");

-- CreateIndex
CREATE UNIQUE INDEX "indication_claim_id_kind_key" ON "indication"("claim_id", "kind");

-- CreateIndex
CREATE INDEX "action_mechanism_id_idx" ON "action"("mechanism_id");

-- CreateIndex
CREATE UNIQUE INDEX "action_claim_id_kind_key" ON "action"("claim_id", "kind");

-- CreateIndex
CREATE INDEX "dosage_type_idx" ON "dosage"("type");

-- CreateIndex
CREATE INDEX "dosage_per_idx" ON "dosage"("per");

-- CreateIndex
CREATE INDEX "dosage_authority_name_idx" ON "dosage"("authority_name");

-- CreateIndex
CREATE INDEX "dosage_authority_jurisdiction_idx" ON "dosage"("authority_jurisdiction");

-- CreateIndex
CREATE UNIQUE INDEX "dosage_claim_id_kind_key" ON "dosage"("claim_id", "kind");

-- CreateIndex
CREATE INDEX "timeline_measure_idx" ON "timeline"("measure");

-- CreateIndex
CREATE UNIQUE INDEX "timeline_claim_id_kind_key" ON "timeline"("claim_id", "kind");

-- CreateIndex
CREATE INDEX "contraindication_target_id_idx" ON "contraindication"("target_id");

-- CreateIndex
CREATE INDEX "contraindication_target_kind_idx" ON "contraindication"("target_kind");

-- CreateIndex
CREATE INDEX "contraindication_risk_type_idx" ON "contraindication"("risk_type");

-- CreateIndex
CREATE INDEX "contraindication_strength_idx" ON "contraindication"("strength");

-- CreateIndex
CREATE UNIQUE INDEX "contraindication_claim_id_kind_key" ON "contraindication"("claim_id", "kind");

-- CreateIndex
CREATE INDEX "interaction_interactant_id_idx" ON "interaction"("interactant_id");

-- CreateIndex
CREATE INDEX "interaction_interactant_kind_idx" ON "interaction"("interactant_kind");

-- CreateIndex
CREATE INDEX "interaction_severity_idx" ON "interaction"("severity");

-- CreateIndex
CREATE INDEX "interaction_overall_idx" ON "interaction"("overall");

-- CreateIndex
CREATE UNIQUE INDEX "interaction_claim_id_kind_key" ON "interaction"("claim_id", "kind");

-- CreateIndex
CREATE INDEX "adverse_effect_effect_id_idx" ON "adverse_effect"("effect_id");

-- CreateIndex
CREATE INDEX "adverse_effect_polarity_idx" ON "adverse_effect"("polarity");

-- CreateIndex
CREATE INDEX "adverse_effect_seriousness_idx" ON "adverse_effect"("seriousness");

-- CreateIndex
CREATE INDEX "adverse_effect_frequency_idx" ON "adverse_effect"("frequency");

-- CreateIndex
CREATE UNIQUE INDEX "adverse_effect_claim_id_kind_key" ON "adverse_effect"("claim_id", "kind");

-- CreateIndex
CREATE INDEX "combination_with_id_idx" ON "combination"("with_id");

-- CreateIndex
CREATE UNIQUE INDEX "combination_claim_id_kind_key" ON "combination"("claim_id", "kind");

-- CreateIndex
CREATE INDEX "comparison_with_id_idx" ON "comparison"("with_id");

-- CreateIndex
CREATE UNIQUE INDEX "comparison_claim_id_kind_key" ON "comparison"("claim_id", "kind");

-- CreateIndex
CREATE INDEX "protocol_step_thing_id_idx" ON "protocol_step"("thing_id");

-- CreateIndex
CREATE UNIQUE INDEX "population_note_claim_id_kind_key" ON "population_note"("claim_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "article_slug_key" ON "article"("slug");

-- CreateIndex
CREATE INDEX "article_category_slug_idx" ON "article"("category", "slug");

-- CreateIndex
CREATE INDEX "article_in_language_slug_idx" ON "article"("in_language", "slug");

-- CreateIndex
CREATE INDEX "article_date_published_slug_idx" ON "article"("date_published", "slug");

-- CreateIndex
CREATE INDEX "article_updated_at_slug_idx" ON "article"("updated_at", "slug");

-- CreateIndex
CREATE INDEX "article_faq_faq_id_idx" ON "article_faq"("faq_id");

-- CreateIndex
CREATE INDEX "article_thing_thing_id_idx" ON "article_thing"("thing_id");

-- CreateIndex
CREATE INDEX "article_claim_claim_id_idx" ON "article_claim"("claim_id");

-- CreateIndex
CREATE INDEX "article_source_source_id_idx" ON "article_source"("source_id");

-- CreateIndex
CREATE UNIQUE INDEX "faq_slug_key" ON "faq"("slug");

-- CreateIndex
CREATE INDEX "faq_position_slug_idx" ON "faq"("position", "slug");

-- CreateIndex
CREATE INDEX "faq_in_language_slug_idx" ON "faq"("in_language", "slug");

-- CreateIndex
CREATE INDEX "faq_updated_at_slug_idx" ON "faq"("updated_at", "slug");

-- CreateIndex
CREATE INDEX "faq_thing_thing_id_idx" ON "faq_thing"("thing_id");

-- CreateIndex
CREATE INDEX "search_entry_kind_key_idx" ON "search_entry"("kind", "key");

-- CreateIndex
CREATE INDEX "search_entry_folded_idx" ON "search_entry"("folded");

-- CreateIndex
CREATE UNIQUE INDEX "changeset_revision_key" ON "changeset"("revision");

-- CreateIndex
CREATE INDEX "changeset_state_id_idx" ON "changeset"("state", "id");

-- CreateIndex
CREATE INDEX "changeset_batch_idx" ON "changeset"("batch");

-- CreateIndex
CREATE UNIQUE INDEX "operation_changeset_id_kind_key_key" ON "operation"("changeset_id", "kind", "key");

-- CreateIndex
CREATE INDEX "change_kind_key_revision_idx" ON "change"("kind", "key", "revision");

-- CreateIndex
CREATE INDEX "release_revision_idx" ON "release"("revision");

-- AddForeignKey
ALTER TABLE "alias" ADD CONSTRAINT "alias_thing_id_fkey" FOREIGN KEY ("thing_id") REFERENCES "thing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identifier" ADD CONSTRAINT "identifier_thing_id_fkey" FOREIGN KEY ("thing_id") REFERENCES "thing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thing_source" ADD CONSTRAINT "thing_source_thing_id_fkey" FOREIGN KEY ("thing_id") REFERENCES "thing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thing_source" ADD CONSTRAINT "thing_source_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "thing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "thing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supplement" ADD CONSTRAINT "supplement_id_kind_fkey" FOREIGN KEY ("id", "kind") REFERENCES "thing"("id", "kind") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supplement_class" ADD CONSTRAINT "supplement_class_supplement_id_fkey" FOREIGN KEY ("supplement_id") REFERENCES "supplement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "constituent" ADD CONSTRAINT "constituent_supplement_id_fkey" FOREIGN KEY ("supplement_id") REFERENCES "supplement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supplement_form" ADD CONSTRAINT "supplement_form_supplement_id_fkey" FOREIGN KEY ("supplement_id") REFERENCES "supplement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "regulatory" ADD CONSTRAINT "regulatory_supplement_id_fkey" FOREIGN KEY ("supplement_id") REFERENCES "supplement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "regulatory" ADD CONSTRAINT "regulatory_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage" ADD CONSTRAINT "coverage_supplement_id_fkey" FOREIGN KEY ("supplement_id") REFERENCES "supplement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage_source" ADD CONSTRAINT "coverage_source_coverage_id_fkey" FOREIGN KEY ("coverage_id") REFERENCES "coverage"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage_source" ADD CONSTRAINT "coverage_source_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "condition" ADD CONSTRAINT "condition_id_kind_fkey" FOREIGN KEY ("id", "kind") REFERENCES "thing"("id", "kind") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "condition_statement" ADD CONSTRAINT "condition_statement_condition_id_fkey" FOREIGN KEY ("condition_id") REFERENCES "condition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "population" ADD CONSTRAINT "population_id_kind_fkey" FOREIGN KEY ("id", "kind") REFERENCES "thing"("id", "kind") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interactant" ADD CONSTRAINT "interactant_id_kind_fkey" FOREIGN KEY ("id", "kind") REFERENCES "thing"("id", "kind") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_identifier" ADD CONSTRAINT "source_identifier_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "condition_statement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_faq_id_fkey" FOREIGN KEY ("faq_id") REFERENCES "faq"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_supplement_id_fkey" FOREIGN KEY ("supplement_id") REFERENCES "supplement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_condition_id_fkey" FOREIGN KEY ("condition_id") REFERENCES "condition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_population_id_fkey" FOREIGN KEY ("population_id") REFERENCES "population"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "management" ADD CONSTRAINT "management_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indication" ADD CONSTRAINT "indication_claim_id_kind_fkey" FOREIGN KEY ("claim_id", "kind") REFERENCES "claim"("id", "kind") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_claim_id_kind_fkey" FOREIGN KEY ("claim_id", "kind") REFERENCES "claim"("id", "kind") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_mechanism_id_mechanism_kind_fkey" FOREIGN KEY ("mechanism_id", "mechanism_kind") REFERENCES "thing"("id", "kind") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dosage" ADD CONSTRAINT "dosage_claim_id_kind_fkey" FOREIGN KEY ("claim_id", "kind") REFERENCES "claim"("id", "kind") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timeline" ADD CONSTRAINT "timeline_claim_id_kind_fkey" FOREIGN KEY ("claim_id", "kind") REFERENCES "claim"("id", "kind") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contraindication" ADD CONSTRAINT "contraindication_claim_id_kind_fkey" FOREIGN KEY ("claim_id", "kind") REFERENCES "claim"("id", "kind") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contraindication" ADD CONSTRAINT "contraindication_target_id_target_kind_fkey" FOREIGN KEY ("target_id", "target_kind") REFERENCES "thing"("id", "kind") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_claim_id_kind_fkey" FOREIGN KEY ("claim_id", "kind") REFERENCES "claim"("id", "kind") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_interactant_id_interactant_kind_fkey" FOREIGN KEY ("interactant_id", "interactant_kind") REFERENCES "thing"("id", "kind") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adverse_effect" ADD CONSTRAINT "adverse_effect_claim_id_kind_fkey" FOREIGN KEY ("claim_id", "kind") REFERENCES "claim"("id", "kind") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adverse_effect" ADD CONSTRAINT "adverse_effect_effect_id_fkey" FOREIGN KEY ("effect_id") REFERENCES "condition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "combination" ADD CONSTRAINT "combination_claim_id_kind_fkey" FOREIGN KEY ("claim_id", "kind") REFERENCES "claim"("id", "kind") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "combination" ADD CONSTRAINT "combination_with_id_with_kind_fkey" FOREIGN KEY ("with_id", "with_kind") REFERENCES "thing"("id", "kind") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comparison" ADD CONSTRAINT "comparison_claim_id_kind_fkey" FOREIGN KEY ("claim_id", "kind") REFERENCES "claim"("id", "kind") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comparison" ADD CONSTRAINT "comparison_with_id_fkey" FOREIGN KEY ("with_id") REFERENCES "interactant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comparison_difference" ADD CONSTRAINT "comparison_difference_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "comparison"("claim_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "protocol_step" ADD CONSTRAINT "protocol_step_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "protocol_step" ADD CONSTRAINT "protocol_step_thing_id_thing_kind_fkey" FOREIGN KEY ("thing_id", "thing_kind") REFERENCES "thing"("id", "kind") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "population_note" ADD CONSTRAINT "population_note_claim_id_kind_fkey" FOREIGN KEY ("claim_id", "kind") REFERENCES "claim"("id", "kind") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_faq" ADD CONSTRAINT "article_faq_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_faq" ADD CONSTRAINT "article_faq_faq_id_fkey" FOREIGN KEY ("faq_id") REFERENCES "faq"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_related" ADD CONSTRAINT "article_related_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_thing" ADD CONSTRAINT "article_thing_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_thing" ADD CONSTRAINT "article_thing_thing_id_fkey" FOREIGN KEY ("thing_id") REFERENCES "thing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_claim" ADD CONSTRAINT "article_claim_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_claim" ADD CONSTRAINT "article_claim_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_source" ADD CONSTRAINT "article_source_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_source" ADD CONSTRAINT "article_source_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "faq_thing" ADD CONSTRAINT "faq_thing_faq_id_fkey" FOREIGN KEY ("faq_id") REFERENCES "faq"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "faq_thing" ADD CONSTRAINT "faq_thing_thing_id_fkey" FOREIGN KEY ("thing_id") REFERENCES "thing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operation" ADD CONSTRAINT "operation_changeset_id_fkey" FOREIGN KEY ("changeset_id") REFERENCES "changeset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change" ADD CONSTRAINT "change_changeset_id_fkey" FOREIGN KEY ("changeset_id") REFERENCES "changeset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
