/** Names that no rule can repair: the companies' own spelling of what the register writes in its letter case. */
const OWN_SPELLING: Readonly<Record<string, string>> = {
  'Spartannash Co': 'SpartanNash Co',
  'Scansource, Inc.': 'ScanSource, Inc.',
  'Mckesson Corp': 'McKesson Corp',
  'Wesco International Inc': 'WESCO International Inc',
  'Eplus Inc': 'ePlus inc.',
  'Pc Connection Inc': 'PC Connection Inc',
  'Td Synnex Corp': 'TD SYNNEX Corp',
  'Cdw Corp': 'CDW Corp',
  'Mrc Global Inc.': 'MRC Global Inc.',
  'Dnow Inc.': 'DNOW Inc.',
  'Siteone Landscape Supply, Inc.': 'SiteOne Landscape Supply, Inc.',
  'Us Foods Holding Corp.': 'US Foods Holding Corp.',
  'Andersons, Inc.': 'The Andersons, Inc.',
  "Chefs' Warehouse, Inc.": "The Chefs' Warehouse, Inc.",
  'Owens & Minor Inc': 'Owens & Minor, Inc.',
  'Southeastern Computer Consultants, Inc., SCCI': 'Southeastern Computer Consultants, Inc. (SCCI)',
  'McManis Associates Inc., dba McManis & Monslave Associates':
    'McManis Associates, Inc. dba McManis & Monsalve Associates',
};

/** A company's name as the register has it, without the state of incorporation that it appends (`Inc/Va/`). */
export function toDistributorName(registered: string): string {
  const name = collapse(registered.replace(/\s*\/[A-Za-z]{2}\/$/, ''));
  return OWN_SPELLING[name] ?? name;
}

/**
 * A company's name as one would write it. Two spellings of one company come out alike: an article put last is put first,
 * "dba" stands without a comma, and a trading name is left out when the legal name begins with it.
 */
export function toResellerName(listed: string): string {
  const name = collapse(listed);
  const [legal = name, trading] = (OWN_SPELLING[name] ?? name).split(/,? dba /);
  const company = legal.replace(/^(.*?),? The$/, 'The $1').replace(/, Inc$/, ', Inc.');
  return trading && !company.toLowerCase().startsWith(trading.toLowerCase()) ? `${company} dba ${trading}` : company;
}

const collapse = (name: string): string => name.trim().replace(/\s+/g, ' ');
