/** What the Salesforce platform provides to Lightning web components, as far as these ones use it. */

declare module 'lightning/uiRecordApi' {
  import type { ContextValue, WireAdapterConstructor } from 'lwc';

  export interface FieldValue {
    value: string | number | boolean | null | RecordRepresentation;
  }
  export interface RecordRepresentation {
    apiName: string;
    id: string;
    systemModstamp: string;
    fields: { [name: string]: FieldValue };
  }
  interface RecordQuery {
    recordId: string | undefined;
    optionalFields: string[] | undefined;
  }
  export interface RecordResult {
    data?: RecordRepresentation;
    error?: unknown;
  }
  export const getRecord: WireAdapterConstructor<RecordQuery, RecordResult, ContextValue>;
  export function notifyRecordUpdateAvailable(records: { recordId: string }[]): Promise<void>;
}

declare module 'lightning/platformShowToastEvent' {
  export class ShowToastEvent extends CustomEvent<unknown> {
    constructor(toast: { title: string; message?: string; variant: 'info' | 'success' | 'warning' | 'error' });
  }
}

declare module 'lightning/navigation' {
  import type { LightningElement } from 'lwc';

  export interface RecordPage {
    type: 'standard__recordPage';
    attributes: { recordId: string; objectApiName: string; actionName: 'view' };
  }
  const navigate: unique symbol;
  const generateUrl: unique symbol;
  interface Navigates {
    [navigate](page: RecordPage): void;
    [generateUrl](page: RecordPage): Promise<string>;
  }
  export function NavigationMixin(base: new () => LightningElement): new () => LightningElement & Navigates;
  export namespace NavigationMixin {
    const Navigate: typeof navigate;
    const GenerateUrl: typeof generateUrl;
  }
}

declare module 'lightning/modal' {
  import { LightningElement } from 'lwc';

  export default class LightningModal extends LightningElement {
    static open<P extends object>(options: P & { size: 'small' | 'medium' | 'large'; label: string }): Promise<unknown>;
    label: string;
    close(result?: unknown): void;
  }
}

declare module '@salesforce/apex/TierlineGateway.call' {
  const call: (input: {
    procedure: string;
    recordId: string | null;
    watch: readonly string[];
    input: string;
  }) => Promise<{ status: number; body: string }>;
  export default call;
}

declare module '@salesforce/label/*' {
  const sentence: string;
  export default sentence;
}

declare module '@salesforce/i18n/lang' {
  const lang: string;
  export default lang;
}
