import type { Workspace } from './schema';
import { WORKSPACE_VERSION } from './schema';

/** A workspace without data, with a status quo to compare with and the two most read rule sets. */
export function newWorkspace(id: string, name = 'Untitled'): Workspace {
  return {
    schema: 'proforma.workspace',
    version: WORKSPACE_VERSION,
    id,
    name,
    note: '',
    sources: [],
    datasets: [],
    ownership: [],
    markets: [],
    scenarios: [{ id: 'status-quo', name: 'Status quo', note: '', steps: [] }],
    rules: ['us-2023', 'eu-2004'],
    baseline: 'status-quo',
    audience: { dataset: null, cohort: 'Everyone', rivals: [] },
    report: { title: '', author: '', note: '' },
  };
}
