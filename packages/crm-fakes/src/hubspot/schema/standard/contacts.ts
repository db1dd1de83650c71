import { type Property, standardProperty } from '../property.ts';
import { commonProperties, lifecycleStage } from './every-object.ts';

const group = 'contactinformation';

export const contactProperties: Property[] = [
  ...commonProperties(group),
  standardProperty(group, 'email', 'Email', 'string', { hasUniqueValue: true }),
  standardProperty(group, 'firstname', 'First Name', 'string'),
  standardProperty(group, 'lastname', 'Last Name', 'string'),
  standardProperty(group, 'company', 'Company Name', 'string'),
  standardProperty(group, 'associatedcompanyid', 'Primary Associated Company ID', 'number', { readOnly: true }),
  standardProperty(group, 'jobtitle', 'Job Title', 'string'),
  standardProperty(group, 'phone', 'Phone Number', 'string', { fieldType: 'phonenumber' }),
  standardProperty(group, 'website', 'Website URL', 'string'),
  standardProperty(group, 'city', 'City', 'string'),
  standardProperty(group, 'country', 'Country/Region', 'string'),
  lifecycleStage(group),
  standardProperty(group, 'createdate', 'Create Date', 'datetime', { readOnly: true }),
  standardProperty(group, 'lastmodifieddate', 'Last Modified Date', 'datetime', { readOnly: true }),
];
