import { useLayoutEffect } from 'react';
import { useAppearance } from '../state/appearance';
import { Header } from './header';
import { Panes } from './panes';
import { StatusBar } from './status-bar';

export function App() {
  const appearance = useAppearance();
  useLayoutEffect(() => {
    document.documentElement.dataset['appearance'] = appearance;
    document.body.classList.toggle('bp6-dark', appearance === 'dark');
  }, [appearance]);
  return (
    <div className="shell">
      <Header />
      <div className="notices" />
      <Panes />
      <StatusBar />
    </div>
  );
}
