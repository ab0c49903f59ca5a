/** What people do beside taking something: the noun that such words end in, and what may stand before it. */

const heads =
  'exercis(?:e|es|ing)|exercise programmes?|training|workouts?|walk(?:s|ing)?|yoga|pilates|tai chi|qigong|stretch(?:es|ing)?|sleep|sleep hygiene|bedtimes?|wake-up times?|bedrooms?|naps?|diets?|meditation|mindfulness|breathing|breathwork|sunlight|daylight|sunshine|morning light|massages?|acupuncture|physiotherapy|physical therapy|behaviou?ral therapy|CBT-?I?|counselling|fasting|eating windows?|journal(?:l?ing)?|hydration|saunas?|(?:cold|hot|warm|ice) (?:baths?|showers?|packs?|compress(?:es)?)|foot baths?|cycling|swimming|jogging|running|weight loss|losing (?:some |a little |excess |even )?(?:[\\p{L}]+ ){0,5}weight|(?:regular|balanced|small|proper|protein-rich|fibre-rich|fiber-rich|low-[\\p{L}]+|mediterranean) (?:meals?|breakfasts?|plates?|dinners?|eating)|stress management|relaxation|posture correction|(?:wind-down|evening|bedtime|sleep|morning|skincare|stretching) (?:routines?|rituals?)|sleep schedule|screen breaks?|screen curfew|(?:enough|adequate|extra|plenty of|more) (?:water|fluids?|protein|fibre|fiber|vegetables|rest)|sunscreen|SPF|compression stockings|pelvic floor exercises|time outdoors|gardening|dancing|stair climbing|resistance bands?|weightlifting|strength work|foam rolling|quitting smoking|stopping smoking|less (?:alcohol|caffeine|sugar|salt|screen time)|cutting (?:back|down) on \\p{L}+'

/** Finds such words in a sentence, with up to three that describe them. */
export const practiceWords = new RegExp(
  `(?<![\\p{L}-])(?:(?!(?:and|or|with|a|an|the|of|to|for|it|is|are|as|in|your|my|this|that|by|at|on|from|works?|alongside|beside|plus|add|adding|better|combin\\w*|pair\\w*|stack\\w*|also|both|but|so|than|see|some|any|proper|good)\\s)[\\p{L}\\d’'-]+\\s){0,3}?(?:${heads})(?![\\p{L}-])`,
  'giu',
)
