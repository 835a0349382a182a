import { useLayoutEffect } from 'react';
import { useFirstNumbersMark } from '../app/mark-first-numbers';
import { useAppearance } from '../state/appearance';
import { CloseDialog } from './close-dialog';
import { DropZone } from './drop-zone';
import { Header } from './header';
import { Notices } from './notices';
import { Palette } from './palette';
import { Panes } from './panes';
import { ShortcutSheet } from './shortcut-sheet';
import { StatusBar } from './status-bar';
import { TabBar } from './tab-bar';
import { VersionHistory } from './version-history';

export function App() {
  const appearance = useAppearance();
  useLayoutEffect(() => {
    document.documentElement.dataset['appearance'] = appearance;
    document.body.classList.toggle('bp6-dark', appearance === 'dark');
  }, [appearance]);
  useFirstNumbersMark();
  return (
    <div className="shell">
      <Header />
      <TabBar />
      <Notices />
      <Panes />
      <StatusBar />
      <Palette />
      <ShortcutSheet />
      <VersionHistory />
      <CloseDialog />
      <DropZone />
    </div>
  );
}
