import { Refusal } from './refusal.ts';
import { SIGNATURE, toCall } from './signature.ts';
import { callGateway, type Gateway } from './tierline-gateway.ts';
import type { ViewerSession } from './viewer-session.ts';

/** What came of calling an Apex method: its result, or the exception that Lightning shows to the component. */
export type ApexOutcome = { ok: true; result: unknown } | { ok: false; message: string; exceptionType: string };

export interface ApexCall {
  apexClass: string;
  method: string;
  parameters: unknown;
}

/** What Lightning does around an Apex method: finds it, converts its parameters, and turns exceptions into answers. */
export async function callApex(
  gateway: Gateway,
  labels: ReadonlyMap<string, string>,
  session: ViewerSession,
  { apexClass, method, parameters }: ApexCall,
): Promise<ApexOutcome> {
  const known = apexClass === SIGNATURE.name && SIGNATURE.methods.some(({ name }) => name === method);
  if (!known)
    return failed('System.TypeException', `Unable to find Apex action method referenced as '${apexClass}.${method}'.`);
  const call = toCall(parameters);
  if (!call) return failed('System.JSONException', 'Value provided is invalid for action parameter');
  try {
    return { ok: true, result: await callGateway(gateway, session, call) };
  } catch (error) {
    if (error instanceof Refusal) return failed('System.AuraHandledException', labels.get(error.label) ?? error.label);
    return failed('System.UnexpectedException', 'Script-thrown exception');
  }
}

const failed = (exceptionType: string, message: string): ApexOutcome => ({ ok: false, exceptionType, message });
