import { dosageFigure } from '../../render/figures/dosage.ts'
import { evidenceFigure } from '../../render/figures/evidence.ts'
import type { Figure, FigureSize } from '../../render/figures/frame.ts'
import { timelineFigure } from '../../render/figures/timeline.ts'
import type { Drawn, DrawnKind } from './figures.query.ts'

/** The figures of a supplement: what each is drawn from, and how. */
export const figures = {
  timeline: {
    drawn: 'timelines',
    draw: ({ name, timelines }, size) => timelineFigure(name, timelines, size),
    summary: 'When to expect what, as a picture',
    description: 'A row for each timeline, under its condition, along the time since the first dose.',
  },
  dosage: {
    drawn: 'dosages',
    draw: ({ name, dosages }, size) => dosageFigure(name, dosages, size),
    summary: 'How much, as a picture',
    description: 'Ranges by condition and group, and limits: one axis for each unit.',
  },
  evidence: {
    drawn: 'indications',
    draw: ({ name, indications }, size) => evidenceFigure(name, indications, size),
    summary: 'What the evidence says, as a picture',
    description: 'Which way the effect goes for each condition, and how sure that is.',
  },
} as const satisfies Record<
  string,
  { drawn: DrawnKind; draw: (drawn: Drawn, size: FigureSize) => Figure; summary: string; description: string }
>

export type FigureName = keyof typeof figures
