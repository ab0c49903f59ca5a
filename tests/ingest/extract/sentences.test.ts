import { describe, expect, test } from 'vitest'
import { extractArticle } from '../../../src/extract/extract.ts'
import type { Extract } from '../../../src/extract/types.ts'
import { doseOf } from './annotations.ts'

/** What a line says below a heading that tells nothing. */
const saying = (line: string): Promise<Extract> =>
  extractArticle(
    `# Rhodiola for Tired Days\n\nRhodiola is a root from the north.\n\n## The nitty-gritty\n\n${line}\n`,
    'md',
  )

type Dose = [number | null, number | null, string, 'day' | 'dose', number | null]
type OfOther = [string, ...Dose]

const amounts: [string, ...(Dose | OfOther)[]][] = [
  [
    'Most people land somewhere between 200 and 400 mg of rhodiola each morning.',
    [200, 400, 'mg', 'day', null],
  ],
  ['Anywhere from 300 to 600 mg a day seems to do the trick.', [300, 600, 'mg', 'day', null]],
  ['You’ll want about 250 mg, taken twice daily with food.', [250, 250, 'mg', 'dose', 2]],
  ['Twice a day, 200 mg: once with breakfast and once with lunch.', [200, 200, 'mg', 'dose', 2]],
  [
    'A good place to begin is 100 mg; after a week you can move up to 400 mg if you feel nothing.',
    [100, 400, 'mg', 'dose', null],
  ],
  ['Our pharmacist likes 400 mg in the morning.', [400, 400, 'mg', 'dose', null]],
  ['One 300 mg capsule twice a day is the standard regimen.', [300, 300, 'mg', 'dose', 2]],
  ['600 mg split into two doses works for most people.', [600, 600, 'mg', 'day', 2]],
  ['Adults generally take 300–600 milligrams daily, in two divided doses.', [300, 600, 'mg', 'day', 2]],
  ['Don’t go over 800 mg in a day.', [null, 800, 'mg', 'day', null]],
  ['Anything above 800 mg a day is asking for trouble.', [null, 800, 'mg', 'day', null]],
  ['Stay below 800 mg daily.', [null, 800, 'mg', 'day', null]],
  ['The safe upper limit is set at 800 mg.', [null, 800, 'mg', 'day', null]],
  ['Keep your total under 1 g a day.', [null, 1, 'g', 'day', null]],
  ['You can take as much as 1,200 mg per day.', [null, 1200, 'mg', 'day', null]],
  ['In studies, participants swallowed 680 mg for twelve weeks.'],
  ['The trial used 576 mg of extract per day.'],
  ['A bottle with 60 capsules of 500 mg will set you back $19.'],
  ['One cup of the tea has roughly 40 mg of rosavins.'],
  ['A typical capsule contains 15 mg of rosavins.'],
  ['If you already take 20 mg of fluoxetine, ask first.'],
  ['Serum cortisol fell from 20 to 14 mcg/dL.'],
  ['Extracts standardised to 3% rosavins are the ones to get.'],
  ['Pair it with 200 mg of magnesium at night.', ['magnesium', 200, 200, 'mg', 'dose', null]],
  ['For vitamin D, 1,000 IU (25 mcg) a day is enough.', ['vitamin D', 1000, 1000, '[IU]', 'day', null]],
  [
    'Ashwagandha calls for 300 mg twice a day, while rhodiola needs only 200 mg once daily.',
    ['Ashwagandha', 300, 300, 'mg', 'dose', 2],
    [200, 200, 'mg', 'dose', 1],
  ],
  ['Use 2 mL of the tincture three times a day.', [2, 2, 'mL', 'dose', 3]],
  ['It comes down to body weight: 5 mg per kg each day.', [5, 5, 'mg/kg', 'day', null]],
  ['Teens shouldn’t get more than 100 mg a day.', [null, 100, 'mg', 'day', null]],
  ['The sweet spot appears to be 340 mg.', [340, 340, 'mg', 'dose', null]],
  ['340–680 mg daily covers the range that has been shown to work.', [340, 680, 'mg', 'day', null]],
  ['Dr. Lee suggests her clients try 200 mg before noon.', [200, 200, 'mg', 'dose', null]],
  [
    'Begin with a quarter dose, say 50 mg, and double it every week until you reach 200 mg.',
    [50, 200, 'mg', 'dose', null],
  ],
  ['People who train hard may need 600 mg a day instead.', [600, 600, 'mg', 'day', null]],
  [
    'For stress: 200 mg twice a day. For focus: 400 mg in one go before the task.',
    [200, 200, 'mg', 'dose', 2],
    [400, 400, 'mg', 'dose', null],
  ],
  ['Women take 150 mg, men 200 mg, once a day.', [150, 150, 'mg', 'dose', 1], [200, 200, 'mg', 'dose', 1]],
  ['500mg-1g per day', [500, 1000, 'mg', 'day', null]],
  ['Most labels recommend 1 capsule (500 mg) 2x/day.', [500, 500, 'mg', 'dose', 2]],
  ['Take 1–2 capsules (250–500 mg) daily.', [250, 500, 'mg', 'day', null]],
  ['One dropperful (about 1 mL) in water, three times daily.', [1, 1, 'mL', 'dose', 3]],
  ['Doses of 1,500 mg and above have caused headaches.'],
  ['Before 2015 people took 1 g of it without thinking.'],
  ['The plant holds around 12 mg of salidroside per gram.'],
  ['It’s best to take the full 400 mg at once.', [400, 400, 'mg', 'dose', null]],
  ['We recommend no more than 400 mg at a time.', [null, 400, 'mg', 'dose', null]],
  ['A daily intake of 200 mg will do.', [200, 200, 'mg', 'day', null]],
  ['Count on 3 × 100 mg per day.', [100, 100, 'mg', 'dose', 3]],
  ['Dosages of 200 to 600 mg/d are common.', [200, 600, 'mg', 'day', null]],
  ['Swallow 200 mg thirty minutes before the first meal.', [200, 200, 'mg', 'dose', null]],
  ['Experts put the ideal amount at 250 mg a day.', [250, 250, 'mg', 'day', null]],
  ['Morning: 200 mg. Noon: 200 mg.', [200, 200, 'mg', 'dose', null]],
  ['Somewhere around 1½ grams daily', [1.5, 1.5, 'g', 'day', null]],
  ['The maximum is 3 capsules (900 mg) per day.', [null, 900, 'mg', 'day', null]],
  ['1 500 mg a day', [1500, 1500, 'mg', 'day', null]],
  ['You’ll usually see 200-mg and 500-mg tablets on the shelf.'],
  ['The products we looked at ranged from 100 to 500 mg per capsule.'],
  ['Three 200-mg servings a day.', [200, 200, 'mg', 'dose', 3]],
  ['Take 200 mg every eight hours.', [200, 200, 'mg', 'dose', 3]],
  [
    'The RDA for zinc is 11 mg for men and 8 mg for women.',
    ['zinc', 11, 11, 'mg', 'day', null],
    ['zinc', 8, 8, 'mg', 'day', null],
  ],
  ['Ten drops contain 400 IU.'],
  ['A 70 kg person would take 350 mg.', [350, 350, 'mg', 'dose', null]],
  ['I settled on 250 mg at 9 a.m. and again at 1 p.m.', [250, 250, 'mg', 'dose', 2]],
  [
    'The recommended dose ranges from 200 mg to 600 mg, depending on the extract.',
    [200, 600, 'mg', 'dose', null],
  ],
]

const times: [string, ...[number, number | null][]][] = [
  [
    'Don’t expect miracles overnight; most users report a shift somewhere between week three and week six.',
    [14, 42],
  ],
  ['The calming effect comes on in about half an hour.', [0, 1]],
  ['Within 40 minutes of a dose, shoulders drop.', [0, 1]],
  ['Sleep tends to deepen after ten days or so.', [10, null]],
  ['By the end of the first month, afternoon slumps get rarer.', [0, 30]],
  ['At the three-month mark, joints are noticeably less stiff.', [90, null]],
  ['It can take up to eight weeks before your mood lifts.', [0, 56]],
  ['The full benefit builds over two to three months.', [60, 90]],
  ['Some feel a difference the same evening.', [0, 1]],
  ['In the first two weeks, you may notice only a fuller stomach.', [0, 14]],
  ['Weeks 1 and 2: little happens. Weeks 3 to 6: energy picks up.', [0, 14], [14, 42]],
  ['Month one brings better digestion, month two clearer skin.', [0, 30], [30, 60]],
  ['Hair growth is slow, so think in terms of four to six months.', [120, 180]],
  ['You should see results in 6–8 weeks.', [42, 56]],
  ['Cholesterol usually drops by week 12.', [77, 84]],
  ['It takes roughly a month to reach full effect.', [30, null]],
  ['Results were visible as early as day 10.', [10, null]],
  ['After four weeks of daily use, PMS symptoms eased for most women.', [28, null]],
  ['Take it for at least eight weeks before you decide.'],
  ['Stop for two weeks after every three months.'],
  ['Wait two hours after taking antibiotics.'],
  ['Have your ferritin checked again in three months.'],
  ['In a 12-week trial, fatigue scores fell by a third.'],
  ['The study followed 200 nurses for six months.'],
  ['Its half-life is about five hours.'],
  ['It has been used for over 2,000 years.'],
  ['Children under 12 years should not take it.'],
  ['Keep the bottle in the fridge and use it within 60 days.'],
  ['If symptoms last longer than two weeks, see your doctor.'],
  ['Take it 30 minutes before bed.'],
  ['Exercise for 30 minutes five days a week.'],
  ['Improvements in memory were modest and showed only after 12 weeks.', [84, null]],
  ['Around the six-week point many people turn a corner.', [42, null]],
  ['Nails, which grow slowly, may need half a year.', [180, null]],
  ['Expect two to four weeks before it does anything for sleep.', [14, 28]],
  ['Day 1–3: mild bloating. Day 4–14: things settle.', [1, 3], [4, 14]],
  ['Relief from cramps often starts within the first 24 hours.', [0, 1]],
  ['It works within a week for some, for others it takes a month.', [0, 7], [30, null]],
  ['Skin looks plumper from week eight on.', [49, null]],
  ['Nausea, if it comes, passes after the first few days.'],
  ['Colds were shortened by about a day and a half.'],
  ['The effect wears off after four to six hours.'],
  ['Benefits continue to grow for up to six months.', [0, 180]],
  ['Give your body three months to rebuild its stores.', [90, null]],
  ['Most of my clients notice calmer evenings by the second week.', [7, 14]],
  ['Blood pressure readings begin to come down in the second month.', [30, 60]],
  ['It won’t work on day one.'],
  ['Give it a fair trial of 6 to 8 weeks.', [42, 56]],
]

describe('amounts, whatever the heading', () => {
  test.each(amounts)('%s', async (line, ...doses) => {
    const { dosages } = await saying(line)
    expect(dosages.map(dosage => doseOf(dosage).slice(0, -1))).toEqual(
      doses.map(dose => (dose.length === 5 ? ['Rhodiola', ...dose] : dose)),
    )
  })
})

describe('times, whatever the heading', () => {
  test.each(times)('%s', async (line, ...wanted) => {
    const { timelines } = await saying(line)
    expect(timelines.map(({ startDay, endDay }) => [startDay, endDay])).toEqual(wanted)
  })
})
