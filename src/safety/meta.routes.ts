import { z } from 'zod'
import { one, standingMeta } from '../api/envelope.ts'
import { Certainty, EffectDirection } from '../knowledge/evidence.ts'
import { FindingSeverity } from '../knowledge/safety.ts'
import { ManagementAction } from '../knowledge/severity.ts'
import type { App } from '../plugins/zod.ts'
import { gradeRows, gradeSystems } from './grades.ts'
import { actingActions, actingSeverities, actionMeanings, severityRules } from './rules.ts'

const Rule = z
  .object({
    id: z.string().describe('Permanent id; findings name it in `severityBasis.rule`.'),
    when: z.string().describe('What it applies to.'),
    severity: FindingSeverity,
  })
  .meta({ id: 'SeverityRule', description: 'What gives a finding its severity where no source grades it.' })

const SeverityRules = z
  .object({
    order: z.array(FindingSeverity).describe('Severities, worst first.'),
    rules: z
      .array(Rule)
      .describe(
        'All rules. An interaction is never graded by us: without a grade of its source it is UNKNOWN.',
      ),
    actions: z
      .array(
        z
          .object({
            code: ManagementAction,
            meaning: z.string().describe('What it asks of a person.'),
            needsAction: z
              .boolean()
              .describe('True when it makes the status of a check ACTION_NEEDED by itself.'),
          })
          .meta({ id: 'ActionMeaning', description: 'What an action asks of a person.' }),
      )
      .describe('Actions, most cautious first.'),
    actionNeededFrom: z
      .array(FindingSeverity)
      .describe('Severities that make the status of a check ACTION_NEEDED.'),
  })
  .meta({ id: 'SeverityRules', description: 'How findings get their severity, as data.' })

const System = z
  .object({
    system: z.string().describe('Whose grades they are.'),
    note: z.string().describe('What to know about them.'),
  })
  .meta({ id: 'GradeSystem', description: 'A system of grades.' })

const GradeRow = z
  .object({
    certainty: z.array(Certainty).describe('Certainties of the row.'),
    direction: z.array(EffectDirection).describe('Directions of the row.'),
    grades: z
      .array(
        z
          .object({
            system: z.string().describe('Whose grades they are.'),
            values: z
              .array(z.string())
              .describe('What it would be there, roughly; empty when it has no such grade.'),
          })
          .meta({ id: 'ForeignGrade', description: 'A grade of another system.' }),
      )
      .describe('The same in other systems.'),
  })
  .meta({ id: 'GradeRow', description: 'Certainty and direction here, and grades elsewhere.' })

const Grades = z
  .object({
    note: z.string().describe('How to use the table.'),
    systems: z.array(System).describe('The systems.'),
    rows: z.array(GradeRow).describe('The table.'),
  })
  .meta({ id: 'GradeCrosswalk', description: "How our certainty and direction stand to others' letters." })

const severityData = {
  order: FindingSeverity.options,
  rules: [...severityRules],
  actions: ManagementAction.options.map(code => ({
    code,
    meaning: actionMeanings[code],
    needsAction: actingActions.includes(code),
  })),
  actionNeededFrom: [...actingSeverities],
}

const gradesData = {
  note: 'Approximate, and only in this direction: a letter can be derived from certainty and direction, never the other way round. Letters do not line up between systems.',
  systems: gradeSystems,
  rows: gradeRows,
}

/** Serves `/v1/meta/severity` and `/v1/meta/grades`. */
export const safetyMetaRoutes = (app: App) => {
  const severity = {
    operationId: 'getSeverityRules',
    summary: 'How findings get their severity',
    description:
      'The order of severities, the rules that apply where no source grades, and what each action means.',
    tags: ['Safety'],
    response: { 200: one(SeverityRules) },
  }
  app.get('/v1/meta/severity', { schema: severity }, () => ({
    data: severityData,
    meta: standingMeta,
    links: { self: app.link('/v1/meta/severity') },
  }))
  const grades = {
    operationId: 'getGrades',
    summary: "Our grades beside others' letters",
    description: 'Certainty and direction here, and roughly which letter or word other systems would use.',
    tags: ['Safety'],
    response: { 200: one(Grades) },
  }
  app.get('/v1/meta/grades', { schema: grades }, () => ({
    data: gradesData,
    meta: standingMeta,
    links: { self: app.link('/v1/meta/grades') },
  }))
}
