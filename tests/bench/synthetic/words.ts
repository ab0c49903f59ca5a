// Syllables and phrases; what is made of them is meant to read like the field and to mean nothing.

export const genusStarts =
  'Ach Al Ang Arn Ast Bac Bos Cal Cam Cas Cent Cin Com Cor Crat Cur Dios Ech Eleu Eph Equi Eug Fer Foen Gal Gan Gent Gink Glyc Gymn Harp Hed Hyp Jas Lav Leon Lin Mac Mat Mel Mor Nig Oc Oen Ori Pan Pass Pelar Phyl Pip Plan Pru Pter Rhod Ros Salv Samb Schis Scut Ser Sil Tan Ter Thym Trib Turn Unc Urt Vac Val Verb Vit With Zing'.split(
    ' ',
  )
export const genusMiddles = 'ad al am an ar at el en er et ic id il in ir ist ol on op or os ul um ur'.split(
  ' ',
)
export const genusEnds =
  'aria anthus andra ella enia eria ia ida ina ium odes ola onia opsis ora um us yllum'.split(' ')
export const epithetStarts =
  'al ang ar bor cae can com cor dis elat fla flor glab grac grand hir lanc lat maj mic mon nig nod off orient pal pan parv per pub pur ram ros rub sat sept ser sib som spic tom tri ver vul zeyl'.split(
    ' ',
  )
export const epithetEnds =
  'ata atum ensis ensium escens icum ifera iflora ina inalis osa osum ula ulenta ulosa undum'.split(' ')
export const commonHeads =
  'bitter blue black broad cat dwarf false fever field golden great heart hill holy iron king lady lion long moon mountain night queen red river rock sea silver snake star stone sun sweet wax white wild winter wood yellow'.split(
    ' ',
  )
export const commonTails =
  'balm bane bark bean berry cap claw fern flag flower foil grass herb leaf lily mint moss nettle nut pepper root sage seed thistle vine weed wort'.split(
    ' ',
  )
export const compoundStarts =
  'acet ami aspar ber but carn cat chol cin cit creat cur del dihydr epi ethyl ferul gal gluc glyc hesper hydrox ino iso kaemp lact lin lut lyc mal meth myr nar nic oct olea orn ox pal phen phyt pin poly pter quer res rut sil sulfor taur theo tri ur van xan'.split(
    ' ',
  )
export const compoundMiddles = 'ad al am an ar e el en er i il in o ol on or u ul yl'.split(' ')
export const compoundEnds =
  'amide ane ate etin idin ide ine inol ione ite itol oic ol one osamine ose oside oxin ulin'.split(' ')
export const drugEnds =
  'afil agliptin alol amycin artan azepam azole azosin cillin conazole cycline dipine dronate floxacin formin gliflozin lukast mab mide oxetine parin prazole pril prost quine sartan semide setron statin tadine thiazide tinib tidine triptan trexate vastatin vir xaban'.split(
    ' ',
  )
export const bodyParts =
  'ankle artery back bile bladder blood bone brain breast cartilage colon ear eye foot gum hair hand heart hip joint kidney knee liver lung muscle nail neck nerve pancreas prostate scalp shoulder sinus skin sleep spine spleen stomach tendon throat thyroid tooth vein wrist'.split(
    ' ',
  )
export const complaints =
  'ache burning cramp discomfort dryness dullness fatigue frailty inflammation irritation itch numbness pain pressure sensitivity spasm stiffness strain swelling tension tightness tingling tremor ulcer weakness'.split(
    ' ',
  )
export const qualifiers =
  'acute age-related chronic cold-induced diet-related drug-induced early exercise-induced familial functional intermittent juvenile late menopausal mild nocturnal occupational persistent post-operative premenstrual recurrent seasonal severe stress-linked sudden travel-related'.split(
    ' ',
  )
export const targets =
  'adenosine aromatase bile-acid calcium cannabinoid cholinergic collagen cortisol cytokine dopamine estrogen GABA ghrelin glucose glutamate histamine insulin interferon iron leptin leukotriene lipase melatonin nitric-oxide nuclear-factor opioid oxytocin potassium prostaglandin protease serotonin sodium substance-P testosterone thromboxane thyroid tryptophan vanilloid'.split(
    ' ',
  )
export const targetActions =
  'channel opening|clearance|degradation|enzyme inhibition|gene expression|metabolism|receptor binding|release|reuptake|secretion|sensitivity|signalling|storage|synthesis|transport|turnover'.split(
    '|',
  )
export const practiceHeads =
  'balance|breathing|cold-water|core|foot|gentle|guided|heat|jaw|light|mindful|morning|neck|partner|posture|short|shoulder|sleep|slow|spinal'.split(
    '|',
  )
export const practiceTails =
  'bathing|correction|exercise|massage|meditation|rest|routine|stretching|training|walking|yoga'.split('|')

/** What a sentence is made with. */
interface Parts {
  name: string
  other: string
  target: string
  count: number
  weeks: number
  value: number
}

export const sentences: readonly ((parts: Parts) => string)[] = [
  ({ name, other, target, count, weeks }) =>
    `Compared with ${other}, ${name} changed ${target} in ${count} adults over ${weeks} weeks, and the interval included no difference.`,
  ({ name, other, target, count, value }) =>
    `In ${count} participants the mean score for ${target} fell by ${value} points more with ${name} than with ${other}.`,
  ({ name, target, count, weeks }) =>
    `No serious event was reported among ${count} people who took ${name} for ${weeks} weeks, though mild ${target} was common.`,
  ({ name, target, count, weeks }) =>
    `The panel could not rule out an effect of ${name} on ${target}, because only ${count} people were studied for ${weeks} weeks.`,
  ({ name, other, target }) =>
    `People with ${target} should ask a professional before they take ${name} together with ${other}.`,
  ({ name, other, weeks, value }) =>
    `The manufacturer of ${other} advises not to take ${name} within ${weeks} hours, since uptake fell by ${value} percent.`,
  ({ name, other, target, count, weeks }) =>
    `Of ${count} reports on ${name}, ${weeks} named ${target}, and in most of them ${other} had been taken too.`,
  ({ name, other, target, weeks }) =>
    `Effects of ${name} on ${target} appeared after ${weeks} weeks and did not grow further with ${other}.`,
]
