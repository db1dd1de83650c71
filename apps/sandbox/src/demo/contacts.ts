import { addDays } from './calendar.ts';
import { namesByRegion } from './people.ts';
import { createRandom, type Random } from './random.ts';
import { type DemoRecord, ref, toKey } from './record.ts';
import { enteredOn } from './stages.ts';
import { type Region, regions } from './territory.ts';

export const contactRoles = ['Executive', 'Manager', 'Sales'] as const;
export type ContactRole = (typeof contactRoles)[number];

/** Somebody at a partner or distributor; nobody real. */
export interface DemoContact {
  firstName: string;
  lastName: string;
  title: string;
  /** Null: nobody has entered it yet. */
  role: ContactRole | null;
  phone: string | null;
}

const TITLES: Readonly<Record<ContactRole, readonly string[]>> = {
  Executive: ['Managing Director', 'Chief Executive Officer', 'Vice President, Alliances'],
  Manager: ['Channel Manager', 'Alliance Manager', 'Purchasing Manager'],
  Sales: ['Account Manager', 'Inside Sales Representative', 'Solutions Consultant'],
};

/** Contacts in a hundred whose role has not been entered, and whose number has. */
const UNFILLED = 6;
const REACHED_BY_PHONE = 70;

/** Two or three people at each organization, an executive among the three. */
export function listContacts(organizations: readonly DemoRecord[]): DemoRecord[] {
  const random = createRandom('contacts');
  return organizations.flatMap((organization) => {
    const roles = random.chance(60) ? contactRoles : contactRoles.slice(1);
    const region = regions.find((each) => each === organization.fields.Tierline_Region__c) ?? random.pick(regions);
    const { first, last } = namesByRegion[region];
    const firstNames = random.sample(first, roles.length);
    return roles.map((role, place) => {
      const person: DemoContact = {
        firstName: firstNames[place] ?? '',
        lastName: random.pick(last),
        title: random.pick(TITLES[role]),
        role: random.chance(UNFILLED) ? null : role,
        phone: random.chance(REACHED_BY_PHONE) ? inventNumber(region, random) : null,
      };
      const day = addDays(organization.at.slice(0, 10), random.integer(5, 600));
      return toContact(person, organization, enteredOn(day, random));
    });
  });
}

export function toContact(person: DemoContact, organization: DemoRecord, at: string): DemoRecord {
  const { firstName, lastName, title, role, phone } = person;
  const company = organization.key.slice(organization.key.indexOf(':') + 1);
  return {
    object: 'Contact',
    key: toKey('contact', `${company} ${firstName} ${lastName}`),
    at,
    fields: {
      FirstName: firstName,
      LastName: lastName,
      AccountId: ref(organization.key),
      OwnerId: organization.fields.OwnerId ?? null,
      Title: title,
      Email: `${toMailName(firstName)}.${toMailName(lastName)}@${toDomain(company)}.example`,
      Phone: phone,
      CurrencyIsoCode: organization.fields.CurrencyIsoCode ?? null,
      Tierline_Role__c: role,
      Tierline_Status__c: organization.fields.Sync_with_Tierline__c === true ? 'Contact' : null,
    },
  };
}

/** Companies call themselves by fewer words than the register does. */
const toDomain = (company: string): string => company.split('-').slice(0, 3).join('-');

const toMailName = (name: string): string => toKey('', name.replaceAll('ß', 'ss').replaceAll("'", '')).slice(1);

/** Numbers that the countries' regulators keep free for fiction. */
function inventNumber(region: Region, random: Random): string {
  const digits = (count: number) => String(random.integer(0, 10 ** count - 1)).padStart(count, '0');
  if (region === 'Americas') return `+1 202-555-01${digits(2)}`;
  return region === 'EMEA' ? `+44 20 7946 0${digits(3)}` : `+61 2 5550 ${digits(4)}`;
}
