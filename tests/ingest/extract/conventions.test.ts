import { describe, expect, test } from 'vitest'
import { extractArticle } from '../../../src/extract/extract.ts'
import type { Extract } from '../../../src/extract/types.ts'

/** What one line says below a heading of an article about zinc. */
const below = (heading: string, line: string): Promise<Extract> =>
  extractArticle(`# Zinc for Colds\n\nZinc is a mineral.\n\n## ${heading}\n\n${line}\n`, 'md')

type Dose = [number | null, number | null, string, 'day' | 'dose', number | null]

describe('an amount to take', () => {
  test.each<[string, ...Dose[]]>([
    ['Take 15 mg twice daily.', [15, 15, 'mg', 'dose', 2]],
    ['Take 30 mg a day in two portions.', [30, 30, 'mg', 'day', 2]],
    ['Take 15 mg with water.', [15, 15, 'mg', 'dose', null]],
    ['Start with 5 mg and rise to 20 mg.', [5, 20, 'mg', 'dose', null]],
    ['Begin at 500 mg daily and build up to 2 g.', [500, 2000, 'mg', 'day', null]],
    ['500–600mg/day', [500, 600, 'mg', 'day', null]],
    ['Take 50 micrograms daily.', [50, 50, 'ug', 'day', null]],
    ['1000 to 2000 IU daily', [1000, 2000, '[IU]', 'day', null]],
    ['Look for 10 billion CFU per day.', [1e10, 1e10, '[CFU]', 'day', null]],
    ['Take 2 ml three times a day.', [2, 2, 'mL', 'dose', 3]],
    ['0.3 mg per kilogram of body weight', [0.3, 0.3, 'mg/kg', 'dose', null]],
    ['Take two 300 mg capsules a day.', [600, 600, 'mg', 'day', null]],
    ['Take 2 x 250 mg daily.', [250, 250, 'mg', 'dose', 2]],
    ['Take half a teaspoon (about 2 g) once a day.', [2, 2, 'g', 'dose', 1]],
    ['Split 1,200 milligrams over three meals.', [1200, 1200, 'mg', 'day', 3]],
    ['Three hundred milligrams daily is enough.', [300, 300, 'mg', 'day', null]],
    ['A gram twice a day is plenty.', [1, 1, 'g', 'dose', 2]],
  ])('%s', async (line, ...doses) => {
    const { dosages } = await below('How much to take', line)
    expect(dosages.map(({ min, max, unit, per, timesPerDay }) => [min, max, unit, per, timesPerDay])).toEqual(
      doses,
    )
  })

  test.each([
    ['Up to 40 mg a day may be taken.', 40],
    ['Do not exceed 40 mg.', 40],
    ['The ceiling is 40 mg.', 40],
    ['No more than 40 mg a day.', 40],
    ['Never go beyond 40 mg in one day.', 40],
    ['More than 40 mg a day brings nothing but nausea.', 40],
  ])('%s is an upper limit', async (line, max) => {
    const { dosages } = await below('How much to take', line)
    expect(dosages).toMatchObject([{ min: null, max, isUpperLimit: true }])
  })

  test.each([
    'In a trial 118 adults took 400 mg for 12 weeks.',
    'Their blood zinc was 136 mcg.',
    'She was 45 years old.',
    'A bottle of 60 capsules at 500 mg costs $25.',
    'Extracts hold 5 percent.',
    'A glass of milk holds about 3 mg.',
    'Sertraline 50 mg daily was the comparator.',
    'Paracetamol (up to 4 g a day) may be used alongside it.',
    'The body makes about 4 g of it a day.',
  ])('%s is none', async line => {
    expect((await below('How much to take', line)).dosages).toEqual([])
  })
})

describe('a time', () => {
  test.each<[string, number, number | null]>([
    ['Week 4: fewer colds', 21, 28],
    ['By week four colds are shorter.', 21, 28],
    ['Month 2: fewer colds', 30, 60],
    ['Days 3–5: less coughing', 3, 5],
    ['In the first month colds get shorter.', 0, 30],
    ['You will feel it in 30 minutes.', 0, 1],
    ['You will feel it within the hour.', 0, 1],
    ['Results show after 2–3 months.', 60, 90],
    ['Around week three sleep improves.', 14, null],
    ['Give it six to eight weeks.', 42, 56],
    ['Most notice a difference by the second month.', 30, 60],
    ['It eases colds within a day or two.', 0, 2],
    ['Colds get rarer after six months to a year.', 180, 365],
  ])('%s', async (line, startDay, endDay) => {
    expect((await below('When does it work?', line)).timelines).toMatchObject([{ startDay, endDay }])
  })

  test.each([
    'Take it two hours apart from antibiotics.',
    'Retest your levels after 8 weeks.',
    'The trial lasted 12 weeks.',
    'We repeat the scan every two years.',
    'If nothing has changed after six months, stop buying it.',
    'Strength training twice a week helps.',
  ])('%s is none of an effect', async line => {
    expect((await below('When does it work?', line)).timelines).toEqual([])
  })
})

describe('who should not take it', () => {
  test.each<[string, ...[string, string][]]>([
    ['Skip it if you have gout.', ['gout', 'condition']],
    ['It is not for anyone who is expecting.', ['pregnancy', 'life-stage']],
    ["It isn't for you if you're nursing.", ['breastfeeding', 'life-stage']],
    ['Talk to your doctor before starting if you take lithium.', ['lithium', 'medication']],
    ['Avoid with kidney disease.', ['kidney disease', 'condition']],
    ['Stop two weeks before an operation.', ['operation', 'procedure']],
    ['If you are allergic to shellfish, leave it alone.', ['shellfish', 'allergy']],
    ['Anyone taking warfarin: the INR may rise', ['warfarin', 'medication']],
    ['It may work against warfarin.', ['warfarin', 'medication']],
  ])('%s', async (line, ...subjects) => {
    const { contraindications } = await below('Who should be careful', line)
    expect(contraindications.map(({ subject, kind }) => [subject, kind])).toEqual(subjects)
  })

  test.each([
    'Nausea and headache may occur.',
    'It is not known to interact with statins.',
    "Zinc isn't known to affect the pill.",
    'None of them is known to interact with SSRIs.',
    'Talk to your doctor before taking any new supplement.',
    'Safe for most adults, including during breastfeeding.',
  ])('%s is nobody', async line => {
    expect((await below('Safety', line)).contraindications).toEqual([])
  })

  test('a question of somebody that is answered with no', async () => {
    const { contraindications } = await below('FAQ', '**Can children take it?**\nNo. It was never tested.')
    expect(contraindications).toMatchObject([{ subject: 'children', kind: 'life-stage' }])
  })
})

describe('a talk', () => {
  const talk = (line: string) =>
    `${line}\n\nHOST: So how much would you take?\n\nDR. MORENO: I take 20 mg a day.\n`

  test('who speaks is neither heading nor name', async () => {
    const { sections, dosages } = await extractArticle(talk('Zinc on the air'), 'txt')
    expect(sections.map(({ heading }) => heading)).toEqual([null])
    expect(dosages).toMatchObject([{ supplement: 'Zinc', min: 20, quote: 'I take 20 mg a day.' }])
  })

  test('the head of a letter stands above its title', async () => {
    const { title } = await extractArticle(
      talk('The Green Letter\nIssue 12, May\n\nZinc: a closer look'),
      'txt',
    )
    expect(title).toBe('Zinc: a closer look')
  })
})

describe('lines that begin with "by"', () => {
  const article = (line: string) =>
    `Zinc for Colds\n${line}\n\nZinc is a mineral.\n\nWHAT TO EXPECT\n\nWeek 1: little\nBy week 4: fewer sniffles\n`

  test('tell a time', async () => {
    const { timelines } = await extractArticle(article('A closer look'), 'txt')
    expect(timelines.map(({ startDay, endDay }) => [startDay, endDay])).toEqual([
      [0, 7],
      [21, 28],
    ])
  })

  test.each([
    'By Anna Lind',
    'By Dr. Anna Lind, 3 May 2024',
    'By Anna Lind | 4 min read',
    'By our editorial team',
  ])('%s is who wrote it', async line => {
    const { subtitle, sections } = await extractArticle(article(line), 'txt')
    expect(JSON.stringify([subtitle, sections])).not.toContain('By A')
    expect(JSON.stringify([subtitle, sections])).not.toContain('team')
  })
})

describe('plain text', () => {
  test('asks questions below a heading of any words', async () => {
    const { faqs, sections } = await extractArticle(
      'Zinc for Colds\n\nZinc is a mineral.\n\nLetters I am often sent\n\nDoes it sting?\n\nNo, it does not.\n\nCan I chew it?\nYes, slowly.\n\nThe end of it\n\nThat is all.\n',
      'txt',
    )
    expect(faqs).toEqual([
      { question: 'Does it sting?', answer: 'No, it does not.' },
      { question: 'Can I chew it?', answer: 'Yes, slowly.' },
    ])
    expect(sections.map(({ heading }) => heading)).toEqual([null, 'Letters I am often sent', 'The end of it'])
  })

  test.each([
    'The mineral owes its name to three men:',
    'There are three schools:',
    'You should ask first if you have',
  ])('%s opens a list and is no heading', async line => {
    const { sections } = await extractArticle(
      `Zinc for Colds\n\nZinc is a mineral.\n\nBACKGROUND\n\n${line}\n\n- one of them\n- two of them\n`,
      'txt',
    )
    expect(sections.map(({ heading }) => heading)).toEqual([null, 'BACKGROUND'])
  })
})
