import { describe, expect, it } from 'vitest';
import { toDistributorName, toResellerName } from './organization-names.ts';

describe('names of distributors', () => {
  it.each([
    ['Owens & Minor Inc/Va/', 'Owens & Minor, Inc.'],
    ['Ferguson Enterprises Inc. /De/', 'Ferguson Enterprises Inc.'],
    ['Mckesson Corp', 'McKesson Corp'],
    ['Td Synnex Corp', 'TD SYNNEX Corp'],
    ['Us Foods Holding Corp.', 'US Foods Holding Corp.'],
    ["Chefs' Warehouse, Inc.", "The Chefs' Warehouse, Inc."],
    ['Avnet Inc', 'Avnet Inc'],
  ])('%s is written %s', (registered, written) => {
    expect(toDistributorName(registered)).toBe(written);
  });
});

describe('names of resellers', () => {
  it.each([
    ['Applied Research Associates, Inc., dba ARA', 'Applied Research Associates, Inc. dba ARA'],
    ['Applied Research Associates, Inc. dba ARA', 'Applied Research Associates, Inc. dba ARA'],
    ['Management Solutions, Inc., dba  MSI Universal', 'Management Solutions, Inc. dba MSI Universal'],
    ['AEgis Technologies Group, Inc. The', 'The AEgis Technologies Group, Inc.'],
    ['SURVICE Engineering Company, LLC, The', 'The SURVICE Engineering Company, LLC'],
    ['The MIL Corporation', 'The MIL Corporation'],
    ['FI Consulting, Inc. dba FI Consulting', 'FI Consulting, Inc.'],
    ['Gemini Industries, Inc. dba GEMINI', 'Gemini Industries, Inc.'],
    ['Panum Telecom, LLC, dba Panum Group, LLC', 'Panum Telecom, LLC dba Panum Group, LLC'],
    ['MacAulay-Brown, Inc', 'MacAulay-Brown, Inc.'],
    ['Southeastern Computer Consultants, Inc., SCCI', 'Southeastern Computer Consultants, Inc. (SCCI)'],
  ])('%s is written %s', (listed, written) => {
    expect(toResellerName(listed)).toBe(written);
  });
});
