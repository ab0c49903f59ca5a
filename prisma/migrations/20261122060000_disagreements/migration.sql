-- Questions that are answered differently are few among all, and are listed by question.
CREATE INDEX claim_disagreement ON claim (question, kind) WHERE agreement = 'DIFFERS' AND status = 'ACTIVE';
