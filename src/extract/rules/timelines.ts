/** How articles say when. */

/** Small words before a time and what they make of it. */
export const around =
  /\b(?:around|about|approximately|roughly|circa|somewhere around|near|towards?|some)\s(?:the\s)?$/i
export const within =
  /\b(?:within|up to|in (?:under|less than)|in as little as|inside|during|over(?: the (?:course of|next|first))?|throughout|for the first|in the (?:first|space of)|under|less than|before)\s(?:just |only |about |around |the |a |some )*$/i
export const by = /\b(?:by|until|come)\s(?:about |around |the |(?:the )?end of (?:the )?)*$/i

/** "Twice a week" and "a month's supply" say how often or how much. */
export const howOften =
  /\b(?:once|twice|thrice|times|days?|nights?|hours?|evenings?|mornings?|sessions?|doses?|cups?|servings?|portions?|mg|g|drinks?|minutes?|mm|cm|centimet(?:re|er)s?|millimet(?:re|er)s?|inch(?:es)?|pounds?|kilos?|kg|capsules?|tablets?|points?|percent)\s$|%\s?$/i
