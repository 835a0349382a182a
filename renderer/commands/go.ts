import type { Place } from '../state/view';
import { places } from '../state/view';
import { setView } from '../state/workbench';
import type { Command } from './command';

export const placeNames: Readonly<Record<Place, string>> = {
  data: 'Data',
  markets: 'Markets',
  scenarios: 'Scenarios',
  audience: 'Audience',
  compare: 'Compare',
  report: 'Report',
};

export const goCommands: readonly Command[] = places.map((place, i) => ({
  id: `go.${place}`,
  group: 'Go',
  label: `Go to ${placeNames[place].toLowerCase()}`,
  keys: `Mod+${i + 1}`,
  run: () => setView({ place }),
}));
