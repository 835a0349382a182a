import type { ComponentType } from 'react';
import { AudiencePlace } from '../places/audience';
import { ComparePlace } from '../places/compare';
import { DataPlace } from '../places/data';
import { MarketsPlace } from '../places/markets';
import { ReportPlace } from '../places/report';
import { ScenariosPlace } from '../places/scenarios';
import type { Place } from '../state/view';

/** Which component draws which place. Each place is a folder that exports its component from index.tsx. */
export const placeComponents: Readonly<Record<Place, ComponentType>> = {
  data: DataPlace,
  markets: MarketsPlace,
  scenarios: ScenariosPlace,
  audience: AudiencePlace,
  compare: ComparePlace,
  report: ReportPlace,
};
