import call from '@salesforce/apex/TierlineGateway.call';
import { toReply } from 'c/tierlineScreenClient';
/** The way to the server: the Apex gateway signs who is calling and puts the record's snapshot in. */
export function createTransport(page) {
    return async (procedure, input) => {
        try {
            const { status, body } = await call({
                procedure,
                recordId: page.recordId() ?? null,
                watch: page.watch(),
                input: JSON.stringify(input),
            });
            return toReply(status, body);
        }
        catch (error) {
            const problem = refusalIn(error);
            return problem ? { ok: false, problem } : { ok: false, unreachable: true };
        }
    };
}
/** What Apex refused with a sentence. Anything else that goes wrong on the way leaves it open whether the call arrived. */
function refusalIn(error) {
    const { body } = error;
    if (!body?.message || body.exceptionType !== 'System.AuraHandledException')
        return undefined;
    return { code: 'refused', text: body.message };
}
