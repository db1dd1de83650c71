import { compareText } from '@tierline/domain/eligibility-index/text-order';
import { type Organization, toNameKey } from '@tierline/domain/organization';

/** Who takes part in pairs, each side in the order of names in which screens list it. */
export interface Sides {
  partners: Organization[];
  secondPartners: Organization[];
}

export function sidesOf(organizations: Iterable<Organization>): Sides {
  const all = [...organizations];
  return {
    partners: inOrder(
      all.filter(({ accountType, standing }) => accountType === 'partner' && !OUT_OF_PROGRAMME.includes(standing)),
    ),
    secondPartners: inOrder(
      all.filter(({ accountType, standing }) => accountType === 'partner_2' && standing === 'active'),
    ),
  };
}

const OUT_OF_PROGRAMME: readonly Organization['standing'][] = ['deleted', 'outside'];

const inOrder = (organizations: readonly Organization[]) =>
  organizations
    .map((organization) => ({ organization, key: toNameKey(organization.name) }))
    .sort((a, b) => compareText(a.key, b.key) || compareText(a.organization.id, b.organization.id))
    .map(({ organization }) => organization);
