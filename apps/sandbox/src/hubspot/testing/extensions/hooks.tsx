/** Reads the page's record in every way that the SDK offers. */
import { Flex, hubspot, Text, useCrmSearch } from '@hubspot/ui-extensions';
import { CrmPropertyList, useAssociations, useCrmProperties } from '@hubspot/ui-extensions/crm';
import { useEffect, useState } from 'react';

hubspot.extend<'crm.record.tab'>(({ actions }) => <Hooks actions={actions} />);

type Api = Parameters<Parameters<typeof hubspot.extend<'crm.record.tab'>>[0]>[0];

const COMPANIES = { toObjectType: '0-2', properties: ['name'], pageLength: 10 };
const ALPHA = { objectType: '0-2', properties: ['name'], query: 'Alpha' };

function Hooks({ actions }: Pick<Api, 'actions'>) {
  const { properties } = useCrmProperties(['dealname', 'amount']);
  const { results: companies } = useAssociations(COMPANIES);
  const { results: found } = useCrmSearch(ALPHA);
  const [fetched, setFetched] = useState('…');
  const [heard, setHeard] = useState<string[]>([]);
  useEffect(() => {
    void actions.fetchCrmObjectProperties(['dealname', 'nonsense']).then((read) => setFetched(JSON.stringify(read)));
    actions.onCrmPropertiesUpdate(['amount'], (changed) => setHeard((before) => [...before, JSON.stringify(changed)]));
  }, [actions]);
  const labels = companies.map(({ properties: { name }, associationTypes }) => {
    const own = associationTypes.map(({ label }) => label).filter(Boolean);
    return `${name} (${own.join(', ')})`;
  });
  return (
    <Flex direction="column" gap="sm">
      <Text testId="properties">{`${properties.dealname}: ${properties.amount}`}</Text>
      <Text testId="companies">{labels.join('; ')}</Text>
      <Text testId="found">{found.map((each) => each.properties.name).join('; ')}</Text>
      <Text testId="fetched">{fetched}</Text>
      <Text testId="heard">{heard.join(' ')}</Text>
      <CrmPropertyList properties={['amount', 'dealstage']} />
    </Flex>
  );
}
