import { Button, Menu, MenuDivider, MenuItem, PopoverNext } from '@blueprintjs/core';
import { CaretDown, FolderOpen } from '@blueprintjs/icons';
import { useState } from 'react';
import { services } from '../app/services';
import { templates } from '../../core/workspace/templates';
import { templateCommand } from '../commands/file';
import { isMac, printKeys } from '../commands/keys';
import { runCommand } from '../commands/registry';
import type { RecentFile } from '../host/host';
import type { Draft } from '../persistence/draft';
import { orphans } from '../persistence/draft';
import { allDrafts } from '../persistence/draft-store';
import { openRecentFile } from '../persistence/open';
import { restoreDraft } from '../persistence/recover';
import { otherWindows } from '../persistence/window-id';

/** Opens a file; its arrow offers recent files, unsaved work, the sample and a new workspace. */
export function OpenMenu() {
  const [recent, setRecent] = useState<readonly RecentFile[]>([]);
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  const refresh = (): void => {
    const { host, keeper, windowId } = services();
    host.recent().then(setRecent, () => setRecent([]));
    Promise.all([allDrafts(), otherWindows(windowId)]).then(
      ([all, open]) => setDrafts(orphans(all, open).filter(({ id }) => !keeper.drafts.has(id))),
      () => setDrafts([]),
    );
  };
  const menu = (
    <Menu aria-label="Open">
      <MenuItem text="Open a workspace or data" label={printKeys('Mod+O', isMac())} onClick={() => void runCommand('file.open')} />
      <MenuDivider title="New from a template" />
      {templates.map(({ id, name, about }) => (
        <MenuItem key={id} text={name} title={about} onClick={() => void runCommand(templateCommand(id))} />
      ))}
      <MenuItem text="Sample workspace" title="Amazon and TikTok: published shares and a synthetic panel" onClick={() => void runCommand('file.sample')} />
      {recent.length > 0 && <MenuDivider title="Recent" />}
      {recent.map(({ token, name, path }) => (
        <MenuItem key={token} text={name} title={path ?? name} onClick={() => void openRecentFile(token)} />
      ))}
      {drafts.length > 0 && <MenuDivider title="Unsaved work" />}
      {drafts.map(({ id, at, history }) => (
        <MenuItem key={id} text={history.document.name} label={new Date(at).toLocaleString([], { dateStyle: 'short', timeStyle: 'short' })} onClick={() => void restoreDraft(id)} />
      ))}
      <MenuDivider />
      <MenuItem text="Version history" title="The workspace that is shown, as it was saved on this machine" onClick={() => void runCommand('file.versions')} />
    </Menu>
  );
  return (
    <span className="open-menu">
      <Button size="small" variant="minimal" icon={<FolderOpen />} text="Open" title={`Open a workspace or data (${printKeys('Mod+O', isMac())})`} data-testid="open-file" onClick={() => void runCommand('file.open')} />
      <PopoverNext content={menu} placement="bottom-start" arrow={false} animation="minimal" onOpening={refresh}>
        <Button size="small" variant="minimal" icon={<CaretDown />} aria-label="Recent files, unsaved work and the sample" data-testid="open-menu" />
      </PopoverNext>
    </span>
  );
}
