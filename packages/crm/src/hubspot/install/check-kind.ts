import { PropertyCreateFieldTypeEnum } from '@hubspot/api-client/lib/codegen/crm/properties/index.js';
import { CrmFailure } from '@tierline/domain/crm';
import type { ObjectType } from '../objects.ts';

interface Kind {
  name: string;
  type: string;
  fieldType: string;
  hasUniqueValue?: boolean;
}

/** How a property is shown is the admin's; how many values it holds, of which type, and for how many records is not. */
export function checkKind(object: ObjectType, wanted: Kind, found: Kind): void {
  const isOfType = found.type === wanted.type && holdsSeveral(found) === holdsSeveral(wanted);
  if (isOfType && (!wanted.hasUniqueValue || found.hasUniqueValue)) return;
  const [is, needed] = isOfType
    ? ['without unique values', 'unique ones']
    : [`of type ${kindName(found)}`, kindName(wanted)];
  throw new CrmFailure(
    'rejected',
    `The property ${wanted.name} of ${object} exists and is ${is}; Tierline needs ${needed}.`,
  );
}

const holdsSeveral = ({ fieldType }: Kind): boolean => fieldType === PropertyCreateFieldTypeEnum.Checkbox;

const kindName = ({ type, fieldType }: Kind): string => `${type} (${fieldType})`;
