import { createContext, useContext } from 'react';
import type { Subject } from './subject';

/** The table that the Data place shows, for parts deep inside it. */
export const SubjectContext = createContext<Subject | null>(null);

export function useSubject(): Subject | null {
  return useContext(SubjectContext);
}
