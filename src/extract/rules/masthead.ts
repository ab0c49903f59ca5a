/** Lines above the title of a plain text: who sends it, when, and the name of the letter or the house. */

/** "Subject: …", "From: …", "Issue 31", "12 May 2025". */
export const mastheadLine =
  /^(?:(?:subject|from|to|cc|bcc|reply-to|date|sent|re|fwd?|category|section|tags?|url|source)\s?:\s|https?:\/\/|www\.|(?:issue|vol(?:ume)?|no|number|edition|version)\b\.?\s?#?\d)|\b(?:issue|vol(?:ume)?\.?|edition|no\.)\s?#?\d{1,4}\b|^\d{1,2}\.? \p{L}+ \d{4}$|^\p{L}+ \d{1,2},? \d{4}$/iu

/** Houses, letters and papers by the words that their names end in. */
export const mastheadHouse =
  /\b(?:pharmac(?:y|ies)|apothecary|clinics?|hospitals?|medical (?:cent(?:re|er)|group|practice)|health (?:cent(?:re|er)|service|system)|practice|department|newsletter|bulletin|gazette|magazine|journal|weekly|monthly|digest|dispatch|(?:information|fact|data) (?:sheet|leaflet)|leaflet|handout|information for (?:patients|customers|our)|patient information|institute|society|association|foundation|university|blog|podcast|letter|notes|corner|column|desk|times|post|herald|circular|almanac|transcript|show notes|radio|ltd|inc|llc|gmbh)\b/i

/** So many lines are looked through for the title. */
export const longestMasthead = 8
