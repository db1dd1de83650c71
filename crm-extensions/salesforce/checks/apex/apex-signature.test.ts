import { expect, test } from 'vitest';
import { projectRoot, readSource } from '../salesforce-project.ts';
import { parseAuraFields, parseAuraMethods } from './apex-signature.ts';

const gateway = readSource(projectRoot, 'classes/TierlineGateway.cls');

test('the gateway has one method, which is never answered from a cache', () => {
  expect(parseAuraMethods(gateway)).toEqual([
    {
      name: 'call',
      returns: 'Reply',
      cacheable: false,
      parameters: [
        { type: 'String', name: 'procedure' },
        { type: 'String', name: 'recordId' },
        { type: 'List<String>', name: 'watch' },
        { type: 'String', name: 'input' },
      ],
    },
  ]);
});

test('its reply is a status and a body', () => {
  expect(parseAuraFields(gateway)).toEqual([
    { type: 'Integer', name: 'status' },
    { type: 'String', name: 'body' },
  ]);
});

test('reads options, generic types and further annotations, and passes over comments and text', () => {
  const apex = `
    public class Sample {
      // @AuraEnabled public static void gone() {}
      /* @AuraEnabled public static void goneToo() {} */
      private static final String HINT = '// @AuraEnabled';
      @AuraEnabled(cacheable = true)
      public static Map<String, List<Id>> find(final Map<String, Object> filter, Integer page) { return null; }
      @AuraEnabled public static void touch() {}
    }`;
  expect(parseAuraMethods(apex)).toEqual([
    {
      name: 'find',
      returns: 'Map<String,List<Id>>',
      cacheable: true,
      parameters: [
        { type: 'Map<String,Object>', name: 'filter' },
        { type: 'Integer', name: 'page' },
      ],
    },
    { name: 'touch', returns: 'void', cacheable: false, parameters: [] },
  ]);
  expect(parseAuraFields(apex)).toEqual([]);
});
