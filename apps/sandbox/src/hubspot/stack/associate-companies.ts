import type { AccountSession } from './account-session.ts';

interface LabelType {
  category: string;
  typeId: number;
  label: string | null;
}

/** HubSpot's limit for one batch. */
const BATCH = 2_000;

export interface CompanyLink {
  from: string;
  company: string;
  label: 'Primary' | 'Partner' | 'Distributor';
}

/** Puts companies beside records, each under its label. One company may stand under several of them. */
export async function associateCompanies(
  session: AccountSession,
  object: 'contacts' | 'deals' | 'leads',
  links: readonly CompanyLink[],
): Promise<void> {
  const { results } = await session.call<{ results: LabelType[] }>(
    'GET',
    `/crm/v4/associations/${object}/companies/labels`,
  );
  const typeOf = (label: string) => {
    const found = results.find((type) => type.label === label);
    if (!found) throw new Error(`The account has no label ${label} between ${object} and companies.`);
    return [{ associationCategory: found.category, associationTypeId: found.typeId }];
  };
  const inputs = links.map(({ from, company, label }) => ({
    from: { id: from },
    to: { id: company },
    types: typeOf(label),
  }));
  for (let at = 0; at < inputs.length; at += BATCH) {
    await session.call('POST', `/crm/v4/associations/${object}/companies/batch/create`, {
      inputs: inputs.slice(at, at + BATCH),
    });
  }
}
