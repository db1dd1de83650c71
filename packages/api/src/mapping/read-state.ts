import type { Input } from '@tierline/blocks/value';
import { readParams } from '../screen/read-params.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { draftInput, type MappingDraft } from './inputs.ts';

/** What a page's params say of the draft; the companies of the CRM that one works in unless they say otherwise. */
export const stateOf = ({ crm }: Pick<ScreenContext, 'crm'>, params: Input): MappingDraft =>
  readParams(draftInput, { crm: crm.kind, object: 'organization', ...params });
