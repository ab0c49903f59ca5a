import type { Link, Paragraph, PhrasingContent, Text } from 'mdast'

export const text = (value: string): Text => ({ type: 'text', value })

export const link = (url: string, words: string): Link => ({ type: 'link', url, children: [text(words)] })

export const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children })
