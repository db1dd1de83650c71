import { expect, test } from 'vitest';
import { listPath, recordPath, settingsPath, toRoute } from './route.ts';

test('an address that was made leads back to its page', () => {
  expect(toRoute(recordPath(1, '0-3', '42'))).toEqual({ page: 'record', typeId: '0-3', recordId: '42' });
  expect(toRoute(listPath(1, '0-2'))).toEqual({ page: 'list', typeId: '0-2' });
  expect(toRoute(settingsPath(1, 7))).toEqual({ page: 'settings' });
});

test('the pages open on the list of deals', () => {
  expect(toRoute('/')).toEqual({ page: 'list', typeId: '0-3' });
  expect(toRoute('/contacts/4401001')).toEqual({ page: 'list', typeId: '0-3' });
});

test('an app is connected where HubSpot asks for consent', () => {
  expect(toRoute('/oauth/authorize')).toEqual({ page: 'consent' });
});

test('the gallery stands alone or beside the other', () => {
  expect([toRoute('/gallery'), toRoute('/gallery/beside')]).toEqual([{ page: 'gallery' }, { page: 'beside' }]);
});

test('what is nowhere is said so', () => {
  expect(toRoute('/reports')).toEqual({ page: 'unknown', path: '/reports' });
});
