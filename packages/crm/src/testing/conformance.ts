import { afterEach, beforeEach, describe } from 'vitest';
import { testCreating } from './conformance-creating.ts';
import { testFailures } from './conformance-failures.ts';
import { testFields } from './conformance-fields.ts';
import { testFinding } from './conformance-finding.ts';
import { testListing } from './conformance-listing.ts';
import { testFindingMany } from './conformance-many.ts';
import { testNames } from './conformance-names.ts';
import { testOrganizationFields } from './conformance-organization-fields.ts';
import { testOrganizationWriting } from './conformance-organization-writing.ts';
import { testSnapshots } from './conformance-snapshots.ts';
import { testWriting } from './conformance-writing.ts';
import { testWritingDeals } from './conformance-writing-deals.ts';
import { testWritingMany } from './conformance-writing-many.ts';
import type { CrmWorld } from './crm-world.ts';

/** What the `Crm` port promises, and every adapter must therefore do. A fresh world for each test. */
export function describeCrm(name: string, setUp: () => Promise<CrmWorld>): void {
  describe(`${name} as a Crm`, () => {
    let world: CrmWorld;
    beforeEach(async () => {
      world = await setUp();
    });
    afterEach(() => world.close());

    const current = () => world;
    describe('its names', () => testNames(current));
    describe('finding', () => testFinding(current));
    describe('finding many', () => testFindingMany(current));
    describe('listing', () => testListing(current));
    describe('snapshots', () => testSnapshots(current));
    describe('writing', () => testWriting(current));
    describe('the fields of organizations', () => testOrganizationFields(current));
    describe('writing an organization', () => testOrganizationWriting(current));
    describe('fields', () => testFields(current));
    describe('writing many', () => testWritingMany(current));
    describe('writing deals and leads', () => testWritingDeals(current));
    describe('creating', () => testCreating(current));
    describe('failing', () => testFailures(current));
  });
}
