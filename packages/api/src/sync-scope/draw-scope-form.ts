import type { Field, FormBlock } from '@tierline/blocks/vocabulary';
import { listTenantConnections } from '@tierline/db/connection';
import type { CrmKind, RecordType, SyncedObject } from '@tierline/domain/crm';
import type { ParentPolicy, SyncScope } from '@tierline/domain/sync-scope';
import type { OutputOf } from '../features.ts';
import { action, query } from '../screen/action.ts';
import type { ScreenContext } from '../screen/screen.ts';
import { deletedName, RECORD_TYPES, STATUSES, typeName } from './inputs.ts';

interface Parts {
  shown: SyncScope;
  got: OutputOf<'syncScope.get'>;
  types: Readonly<Record<SyncedObject, RecordType[]>> | null | undefined;
}

export async function drawScopeForm(ctx: ScreenContext, { shown, got, types }: Parts): Promise<FormBlock> {
  const { sentences, scope } = ctx;
  const words = sentences.scope;
  const connected = (await listTenantConnections(scope)).filter(({ disconnectedAt }) => disconnectedAt === null);
  return {
    kind: 'form',
    id: 'sync-scope',
    fields: [
      ...drawWhom(ctx, shown),
      ...connected.map(({ crm }) => drawCreates(ctx, crm, shown)),
      ...drawPolicies(ctx, shown),
      ...drawTypes(ctx, shown, types),
      ...drawDeleted(ctx, shown),
      { type: 'toggle', name: 'knowingly', label: words.knowingly, help: words.knowinglyHelp, value: false },
    ],
    submit: action({
      ...{ id: 'save', label: words.save, call: 'syncScope.save', look: 'primary' },
      input: { revision: got.revision } as never,
    }),
    preview: { ...query('syncScope.tryOut', {}), label: words.tryTitle, unfinished: words.unfinished },
  };
}

function drawWhom({ sentences, labels }: ScreenContext, shown: SyncScope): Field[] {
  const words = sentences.scope;
  const toggle = (name: string, label: string, help: string, value: boolean): Field => ({
    ...{ type: 'toggle', name, label, help, value },
  });
  return [
    toggle('activeSecondPartners', words.active(labels), words.activeHelp, shown.activeSecondPartners),
    toggle('inactiveSecondPartners', words.inactive(labels), words.inactiveHelp, shown.inactiveSecondPartners),
    toggle('contacts', words.contacts, words.contactsHelp, shown.contacts),
  ];
}

function drawCreates({ sentences }: ScreenContext, crm: CrmKind, shown: SyncScope): Field {
  const words = sentences.scope;
  const name = sentences.crm[crm];
  return {
    ...{ type: 'toggle', name: crm, label: words.creates(name), help: words.createsHelp(name) },
    value: shown.creates[crm],
  };
}

function drawPolicies({ sentences }: ScreenContext, shown: SyncScope): Field[] {
  const words = sentences.scope;
  const policies = Object.entries(words.parentPolicies) as [ParentPolicy, { label: string; hint: string }][];
  return [
    {
      ...{ type: 'picker', name: 'parents', label: words.parents, required: true, value: shown.parents },
      options: policies.map(([value, told]) => ({ value, ...told })),
    },
    {
      ...{ type: 'picker', name: 'firstMaster', label: words.firstMaster, required: true },
      value: shown.firstMaster ?? 'none',
      options: (['none', 'crm', 'tierline'] as const).map((value) => ({ value, label: words.masters[value] })),
    },
  ];
}

/** Of what is created in Salesforce; nothing where there is none, or where it has no record types. */
function drawTypes({ sentences, labels }: ScreenContext, shown: SyncScope, types: Parts['types']): Field[] {
  if (types === undefined) return [];
  const words = sentences.scope;
  const used = Object.values(shown.recordTypes).some((id) => id !== null);
  const there = types !== null && types.organization.length + types.contact.length > 0;
  if (!there && !used) return [];
  const unread = types === null ? { disabled: words.typesUnread } : {};
  return [
    {
      ...{ type: 'toggle', name: 'useTypes', label: words.useTypes, help: words.useTypesHelp, value: used },
      ...unread,
    },
    ...RECORD_TYPES.map((of): Field => {
      const known = types?.[of.endsWith('_contact') ? 'contact' : 'organization'] ?? [];
      const value = shown.recordTypes[of];
      const options = known.map(({ id, label }) => ({ value: id, label }));
      if (value !== null && !options.some((option) => option.value === value)) options.push({ value, label: value });
      return {
        ...{ type: 'picker', name: typeName(of), label: words.recordType(of, labels), value, options },
        ...{ placeholder: words.defaultType, ...unread },
      };
    }),
  ];
}

function drawDeleted({ sentences }: ScreenContext, shown: SyncScope): Field[] {
  const words = sentences.scope;
  return STATUSES.map((status, at): Field => {
    const stated = shown.deletedStatuses.find((each) => each.status === status)?.deleted ?? null;
    return {
      ...{ type: 'text', name: deletedName(status), label: words.deleted(status), value: stated, most: 100 },
      ...{ placeholder: `${status} (Deleted)`, ...(at === 0 ? { help: words.deletedHelp } : {}) },
    };
  });
}
