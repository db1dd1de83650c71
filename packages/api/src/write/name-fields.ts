import { listOrganizationFields } from '@tierline/db/organization-field';
import { getProgramme } from '@tierline/db/tenant';
import type { WrittenObject } from '@tierline/domain/crm';
import type { ScreenContext } from '../screen/screen.ts';
import { capitalized } from '../sentences/grammar.ts';

/** The keys of fields that people call by a name with this in it, in small letters. */
export async function findFieldsNamed(
  ctx: Pick<ScreenContext, 'scope' | 'sentences'>,
  text: string,
): Promise<string[]> {
  const nameOf = await nameFields(ctx);
  const told = (await listOrganizationFields(ctx.scope)).map(({ key }) => key);
  const keys = new Set([...told, ...Object.keys(ctx.sentences.fields({ partner: '', secondPartner: '' }))]);
  return [...keys].filter((key) => nameOf('organization', key).toLowerCase().includes(text));
}

/** What people call the fields of organizations and contacts, by their keys. */
export async function nameFields({ scope, sentences }: Pick<ScreenContext, 'scope' | 'sentences'>): Promise<NameField> {
  const fields = await listOrganizationFields(scope);
  const { partner, partner_2 } = (await getProgramme(scope)).accountTypes;
  const words = sentences.fields({ partner: partner.displayName, secondPartner: partner_2.displayName });
  return (object, key) => {
    const known = Object.hasOwn(words, key) ? words[key] : undefined;
    const told = object === 'organization' ? fields.find((field) => field.key === key)?.label : undefined;
    return known ?? told ?? capitalized(key.replaceAll(/[._]+/g, ' '));
  };
}

export type NameField = (object: WrittenObject, key: string) => string;
