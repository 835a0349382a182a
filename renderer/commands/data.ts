import { newQuery } from '../places/data/console/query-actions';
import type { Command } from './command';

export const dataCommands: readonly Command[] = [{ id: 'data.query', group: 'Data', label: 'New SQL query', when: ({ history }) => history.document.sources.length > 0, run: newQuery }];
