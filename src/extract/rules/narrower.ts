/** Names that the knowledge base holds under something wider, and that an article means as they stand: "curcumin" of turmeric. */
export const narrowerNames =
  /^(?:curcumin|ubiquinol|krill oil|fish oil|cod liver oil|EPA|DHA|eicosapentaenoic acid|docosahexaenoic acid|(?:Lactobacillus|Bifidobacterium|L\.|B\.|Lacticaseibacillus|Lactiplantibacillus|Limosilactobacillus|Ligilactobacillus)\s\p{Ll}{4,})$/iu

/** Germs whose species stands behind them, known or not. */
export const genus =
  /^(?:Lactobacillus|Bifidobacterium|Lacticaseibacillus|Lactiplantibacillus|Limosilactobacillus|Bacillus|Streptococcus)$/i
export const speciesBehind =
  /^\s(?!(?:and|or|is|are|has|have|with|strains?|species|products?|for|at|in|from|supplements?)\b)\p{Ll}{4,}/u

/** What names a strain behind its species. */
export const strain = /^\s(?:\p{Lu}{1,6}[\p{Lu}\d-]{0,8}|\d{3,6}\p{Lu}?|DSM \d+|ATCC \d+)(?![\p{L}\d])/u

/** "EPA and DHA" together are what holds them. */
export const pairedAcid = /\b(?:EPA|DHA)\s?(?:and|plus|[+/&])\s?(?:EPA|DHA)\b/i
