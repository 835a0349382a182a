import { DataRefused, problem } from '../../core/problem';
import { jsonFault } from './json-fault';
import { lineAt } from './json-lines';

/** The value of a JSON text. Throws `DataRefused` with the line where it stops being JSON; `form` says what it should look like. */
export function parseJson(text: string, file: string, form: string): unknown {
  const fault = jsonFault(text);
  if (fault !== null) {
    const what = fault >= text.length ? 'it ends too soon' : `"${text.slice(fault, fault + 1)}" is not expected there`;
    throw new DataRefused([problem('not-json', `${file} is not JSON: ${what}.`, `Mend line ${lineAt(text, fault)}. ${form}`, { file, row: lineAt(text, fault) })]);
  }
  return JSON.parse(text);
}
