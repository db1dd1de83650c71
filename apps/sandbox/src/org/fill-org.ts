import type { SalesforceOrg } from '@tierline/crm-fakes/salesforce/salesforce-org';
import { type LeadConversion, loadDemo } from '../demo/load-demo.ts';
import { type DemoRecord, type DemoVendor, STANDARD_PROFILE } from '../demo/record.ts';
import { convertLead } from './convert-lead.ts';

type Fields = Readonly<Record<string, string | number | boolean>>;
type Step =
  | { at: string; insert: DemoRecord['object']; fields: Fields; id: string }
  | { at: string; convert: LeadConversion };

/**
 * Puts a vendor into a new org through the org's own API, as its people would have, each step at its time: the records
 * are validated, and Salesforce's computed fields are right. `setClock(null)` gives the org its own time back.
 */
export async function fillOrg(
  org: SalesforceOrg,
  vendor: DemoVendor,
  setClock: (at: Date | null) => void,
): Promise<void> {
  const author = getUserId(org, 'System Administrator');
  const ids = new Map<string, string>();
  const real = (value: string | number | boolean) => (typeof value === 'string' ? (ids.get(value) ?? value) : value);
  try {
    for (const step of listSteps(org, vendor)) {
      setClock(new Date(step.at));
      const session = { token: org.admin.sessionFor(author), fetch: org.fetch };
      if ('convert' in step) {
        const { leadId, accountId, ...rest } = step.convert;
        await convertLead(session, { ...rest, leadId: String(real(leadId)), accountId: String(real(accountId)) });
      } else {
        const fields = Object.fromEntries(Object.entries(step.fields).map(([name, value]) => [name, real(value)]));
        ids.set(step.id, await insert(org, session.token, step.insert, fields));
      }
    }
  } finally {
    setClock(null);
  }
  org.admin.resetRequestCount();
  org.requests.clear();
}

/** The steps in their order, with ids of our own that stand for those that the org will give. */
function listSteps(org: SalesforceOrg, vendor: DemoVendor): Step[] {
  const steps: Step[] = [];
  const profile = org.admin.listRecords('Profile').find(({ Name }) => Name === 'Standard User');
  loadDemo(
    {
      addPicklistValues: (object, field, values) => {
        for (const value of values) org.admin.addPicklistValue(object, field, value);
      },
      insert: (object, fields, at) => {
        const id = `step ${steps.length}`;
        steps.push({ at, insert: object, fields, id });
        return id;
      },
      convertLead: (conversion, at) => steps.push({ at, convert: conversion }),
    },
    vendor,
    new Map([[STANDARD_PROFILE, String(profile?.Id)]]),
  );
  return steps;
}

async function insert(org: SalesforceOrg, token: string, object: string, fields: Fields): Promise<string> {
  if (object === 'User') return seedUser(org, fields);
  const answer = await org.fetch(
    new Request(`http://org.invalid/services/data/v67.0/sobjects/${object}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(fields),
    }),
  );
  if (!answer.ok)
    throw new Error(`The org refused the ${object} ${fields.Name ?? fields.LastName}: ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id;
}

/** People are set up, not inserted. */
function seedUser(org: SalesforceOrg, fields: Fields): string {
  const [id] = org.admin.seed('User', [{ ...fields, Name: `${fields.FirstName} ${fields.LastName}`, IsActive: true }]);
  if (id === undefined) throw new Error('The org made no user');
  return id;
}

function getUserId(org: SalesforceOrg, profileName: string): string {
  const profile = org.admin.listRecords('Profile').find(({ Name }) => Name === profileName);
  const user = org.admin
    .listRecords('User')
    .find((each) => each.ProfileId === profile?.Id && each.UserType !== 'AutomatedProcess');
  if (!user) throw new Error(`The org has no user with the profile ${profileName}`);
  return user.Id;
}
