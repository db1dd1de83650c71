export interface AuraField {
  type: string;
  name: string;
}
export interface AuraMethod {
  name: string;
  returns: string;
  cacheable: boolean;
  parameters: AuraField[];
}

const METHOD = /@AuraEnabled(\([^)]*\))?\s+(?:public|global)\s+static\s+([\w.<>, ]+?)\s+(\w+)\s*\(([^)]*)\)\s*\{/gi;
const FIELD = /@AuraEnabled\s+(?:public|global)\s+([\w.<>, ]+?)\s+(\w+)\s*[{;=]/gi;

/** The methods that components may call, as an Apex class declares them. */
export function parseAuraMethods(apex: string): AuraMethod[] {
  return [...withoutComments(apex).matchAll(METHOD)].map(
    ([, options = '', returns = '', name = '', parameters = '']) => ({
      name,
      returns: returns.replaceAll(' ', ''),
      cacheable: /cacheable\s*=\s*true/i.test(options),
      parameters: splitParameters(parameters).map(toField),
    }),
  );
}

/** The fields of the classes that travel to components: what an answer of such a method consists of. */
export function parseAuraFields(apex: string): AuraField[] {
  return [...withoutComments(apex).matchAll(FIELD)]
    .filter(([, type = '']) => !/^static\b/i.test(type))
    .map(([, type = '', name = '']) => ({ type: type.replaceAll(' ', ''), name }));
}

// Literals are matched too, so that what looks like a comment within one stays.
const withoutComments = (apex: string): string =>
  apex.replace(/'(?:\\.|[^'\\])*'|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (found) => (found.startsWith("'") ? found : ' '));

/** At the commas that do not stand between angle brackets. */
function splitParameters(parameters: string): string[] {
  return parameters.split(/,(?![^<]*>)/).flatMap((parameter) => parameter.trim() || []);
}

function toField(parameter: string): AuraField {
  const [, type = '', name = ''] = /^(?:final\s+)?(.+?)\s+(\w+)$/i.exec(parameter) ?? [];
  return { type: type.replaceAll(' ', ''), name };
}
