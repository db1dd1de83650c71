import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import type { LeadConversion } from '../demo/load-demo.ts';

export interface OrgSession {
  token: string;
  fetch: (request: Request) => Promise<Response>;
}

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@' });
const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false });

/** Converts a lead by Salesforce's SOAP API, the only one that can. */
export async function convertLead({ token, fetch }: OrgSession, conversion: LeadConversion): Promise<void> {
  const envelope = builder.build({
    'soapenv:Envelope': {
      '@xmlns:soapenv': 'http://schemas.xmlsoap.org/soap/envelope/',
      '@xmlns': 'urn:partner.soap.sforce.com',
      'soapenv:Header': { SessionHeader: { sessionId: token } },
      'soapenv:Body': { convertLead: { leadConverts: conversion } },
    },
  });
  const answer = await fetch(
    new Request('http://org.invalid/services/Soap/u/67.0', {
      method: 'POST',
      headers: { 'content-type': 'text/xml', soapaction: '""' },
      body: envelope,
    }),
  );
  const text = await answer.text();
  const result = parser.parse(text)?.Envelope?.Body?.convertLeadResponse?.result;
  if (result?.success !== 'true') throw new Error(`The org did not convert the lead ${conversion.leadId}: ${text}`);
}
