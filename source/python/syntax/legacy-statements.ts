import type { PythonSyntaxError } from './syntax-error.ts';

/**
 * What 3.9 says of a wrong line that looks like a print or exec statement of Python 2, null for others
 * (`Objects/exceptions.c`, _report_missing_parentheses()).
 */
export function legacyStatementMessage(error: PythonSyntaxError): string | null {
  const { text } = error;
  if (error.kind !== 'SyntaxError' || text === null || text.includes('(')) return null;
  const colon = text.indexOf(':');
  return messageFrom(text) ?? (colon < 0 ? null : messageFrom(text.slice(colon + 1)));
}

function messageFrom(text: string): string | null {
  const line = text.trimStart();
  if (line.startsWith('exec ')) return "Missing parentheses in call to 'exec'";
  if (!line.startsWith('print ')) return null;
  const [arguments_ = ''] = line.slice('print '.length).split(';');
  const stripped = arguments_.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
  const end = stripped.endsWith(',') ? ' end=" "' : '';
  return `Missing parentheses in call to 'print'. Did you mean print(${stripped}${end})?`;
}
