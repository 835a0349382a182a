import { newWorkspace } from './new';
import type { Workspace } from './schema';

/** A way to begin: a workspace without data, set up for a kind of work. */
export interface Template {
  readonly id: 'empty' | 'merger' | 'audience';
  readonly name: string;
  /** What it sets up, in a line. */
  readonly about: string;
  /** Makes a workspace of its own with the given id. */
  readonly make: (id: string) => Workspace;
}

const statusQuo = { id: 'status-quo', name: 'Status quo', note: 'No deal: what the others are compared with.', steps: [] };

export const templates: readonly Template[] = [
  { id: 'empty', name: 'Empty workspace', about: 'Status quo and the two most read rule sets', make: (id) => newWorkspace(id) },
  {
    id: 'merger',
    name: 'Merger screen',
    about: 'The deal, the deal with a remedy, and the screens of six jurisdictions',
    make: (id) => ({
      ...newWorkspace(id, 'Merger screen'),
      note: 'Add a file of shares or sales by firm. Then say in "The deal" who merges, and in "With a remedy" what is sold and to whom.',
      scenarios: [
        statusQuo,
        { id: 'deal', name: 'The deal', note: 'Who buys what, and what is fact, estimate or assumption.', steps: [] },
        { id: 'remedy', name: 'With a remedy', note: 'The deal again, less what is sold.', steps: [] },
      ],
      rules: ['us-2023', 'us-2010', 'eu-2004', 'uk-2021', 'de-gwb18', 'ca-2024'],
      report: { title: 'Screen of a merger', author: '', note: '' },
    }),
  },
  {
    id: 'audience',
    name: 'Audience overlap',
    about: 'Who is reached by whom, alone and together: for a survey or published figures of use',
    make: (id) => ({
      ...newWorkspace(id, 'Audience overlap'),
      note: 'Add a survey with one column a platform, or published figures of use by cohort. The reach of a deal is that of all its platforms, each person once.',
      scenarios: [statusQuo, { id: 'deal', name: 'The deal', note: 'Whose audiences come together.', steps: [] }],
      rules: [],
      report: { title: 'Reach of a deal', author: '', note: '' },
    }),
  },
];
