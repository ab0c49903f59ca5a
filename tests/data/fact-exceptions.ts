/** Sources that were read in a copy and still wait in review, each with the reason. */
export const heldBack: Readonly<Record<string, string>> = {
  'smpc-melatonin': 'A compilation of several product texts.',
  'melatonin-receptors-2007': 'An abstract without title, authors and journal.',
  'adam-valerian': 'A commercial encyclopedia in a hospital copy.',
  'drug-monograph-valerian': 'A monograph whose publisher is not named.',
  'hdstox-valerian': 'A retelling of LiverTox.',
  'textbook-valerian-barbiturates': 'A textbook that is not named.',
  'napiers-st-johns-wort': 'The page of a seller.',
  'aemps-hiperico-arkopharma': 'A copy that is stamped for test purposes.',
  'davis-drug-guide-garlic': 'A commercial guide at second hand.',
  'ticlopidine-ginkgo-korea': 'An abstract without title and journal.',
  'mims-folic-acid-sunward': 'A commercial product listing.',
  'mims-folamil-genio': 'A commercial product listing.',
  'jafari-2014': 'Read in a review on the page of a clinic.',
  'gokhale-1996': 'Read in a review on the page of a clinic.',
  'trial-fish-oil-warfarin-san-antonio': 'An abstract without journal.',
  'willow-bark-platelet-study': 'An abstract without journal.',
  'efsa-pub-36': 'The conclusion was read in a trade copy.',
}

/** Figures of a row that the knowledge leaves out, each with the reason. */
export const leftOut: Readonly<Record<string, { figures: number[]; why: string }>> = {
  'omega-3-fatty-acids.evidence[25]': { figures: [956], why: 'People as counted in the press.' },
  'omega-3-fatty-acids.evidence[26]': { figures: [403], why: 'People as counted in the press.' },
  'devils-claw.constituents[3]': { figures: [384], why: 'The number of a line in a file.' },
  'boswellia.constituents[2]': { figures: [226], why: 'The number of a line in a file.' },
  'devils-claw.evidence[3]': { figures: [3], why: 'Two trials stand in one claim, the third in another.' },
  'ginger.evidence[16]': { figures: [10], why: 'Eight trials and two observational studies, each counted.' },
  'ginger.constituents[1]': { figures: [100], why: 'A count of compounds.' },
  'ginger.constituents[2]': {
    figures: [30, 10, 15, 20, 5],
    why: 'Shares among the listed constituents only.',
  },
  'ginger.doses_studied[4]': { figures: [14], why: '7 days before and 7 days after.' },
}

/** Figures of a claim that its rows print otherwise, each with the reason. */
export const addedFigures: Readonly<Record<string, { figures: number[]; why: string }>> = {
  'magnesium--migraine--timeline--expected-response--peikert-1996': {
    figures: [8],
    why: 'Week 9 begins after 8 weeks.',
  },
  'creatine--memory--dosage--studied-range--pmid-35984306': { figures: [168], why: '24 weeks in days.' },
}
