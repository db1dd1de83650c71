/** The Apex side of TierlineGateway that the stand-in answers to; a test holds it against the class itself. */
export const SIGNATURE = {
  name: 'TierlineGateway',
  methods: [
    {
      name: 'call',
      returns: 'Reply',
      parameters: [
        { name: 'procedure', type: 'String' },
        { name: 'recordId', type: 'String' },
        { name: 'watch', type: 'List<String>' },
        { name: 'input', type: 'String' },
      ],
    },
  ],
  types: [
    {
      name: 'Reply',
      fields: [
        { name: 'status', type: 'Integer' },
        { name: 'body', type: 'String' },
      ],
    },
  ],
} as const;

export interface Call {
  procedure: string | null;
  recordId: string | null;
  watch: string[] | null;
  input: string | null;
}

export interface Reply {
  status: number;
  body: string;
}

const ACCEPTS: Record<string, (value: unknown) => boolean> = {
  String: (value) => typeof value === 'string',
  'List<String>': (value) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
};

/** What a component sent, as the method's parameters; one that is missing is null. Null when one has another type. */
export function toCall(sent: unknown): Call | null {
  if (typeof sent !== 'object' || sent === null) return null;
  const values = sent as Record<string, unknown>;
  const { parameters } = SIGNATURE.methods[0];
  const call: Record<string, unknown> = {};
  for (const { name, type } of parameters) {
    const value = values[name] ?? null;
    if (value !== null && !ACCEPTS[type]?.(value)) return null;
    call[name] = value;
  }
  return call as unknown as Call;
}
