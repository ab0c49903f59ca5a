export const loadLexicon = 0
