import { placeNames } from '../commands/go';
import { places } from '../state/view';
import { setView, useWorkbench } from '../state/workbench';

export function Navigation() {
  const place = useWorkbench((state) => state.view.place);
  return (
    <ul>
      {places.map((name) => (
        <li key={name}>
          <button type="button" aria-current={place === name ? 'page' : undefined} data-testid={`place-nav-${name}`} onClick={() => setView({ place: name })}>
            {placeNames[name]}
          </button>
        </li>
      ))}
    </ul>
  );
}
