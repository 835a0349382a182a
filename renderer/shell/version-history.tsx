import { Button, Dialog, DialogBody } from '@blueprintjs/core';
import { useEffect, useState } from 'react';
import { differences, type Difference } from '../../core/workspace/differences';
import type { Workspace } from '../../core/workspace/schema';
import { restoreVersion } from '../persistence/restore-version';
import { versionsOf, type Version } from '../persistence/versions';
import { setOverlay, useOverlays } from '../state/overlays';
import { useDocument } from '../state/selectors';

const close = (): void => setOverlay({ versions: false });
const time = (at: string): string => new Date(at).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });

/** The versions of the workspace that were saved on this machine, what changed in each, and the way back to one. */
export function VersionHistory() {
  const open = useOverlays((overlays) => overlays.versions);
  if (!open) return null;
  return (
    <Dialog className="versions" isOpen onClose={close} title="Version history" transitionDuration={0}>
      <DialogBody>
        <Versions />
      </DialogBody>
    </Dialog>
  );
}

function Versions() {
  const document = useDocument();
  const [versions, setVersions] = useState<readonly Version[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    versionsOf(document.id).then(
      (found) => current && setVersions(found),
      () => current && setVersions([]),
    );
    return () => {
      current = false;
    };
  }, [document.id]);
  if (versions === null) return <p className="versions-none">Reading the versions…</p>;
  const open = versions.find(({ id }) => id === chosen) ?? versions[0];
  if (open === undefined) return <p className="versions-none">No version yet. Each time you save, the workspace as it was saved is kept here, on this machine, up to twenty of them.</p>;
  return (
    <div className="versions-panes">
      <ul className="versions-list" aria-label="Versions, newest first">
        {versions.map((version) => (
          <li key={version.id}>
            <button type="button" aria-current={version === open ? 'true' : undefined} onClick={() => setChosen(version.id)} data-testid="version">
              <span className="versions-time">{time(version.at)}</span>
              <span className="versions-file truncate">{version.file ?? 'Not in a file'}</span>
              <span className="versions-changes">{inWords(version.changes)}</span>
            </button>
          </li>
        ))}
      </ul>
      <section className="versions-preview" aria-label="Differences from the workspace as it is now" tabIndex={0}>
        <Preview version={open} document={document} />
      </section>
    </div>
  );
}

/** "Divest Whole Foods, Rename the deal, and 3 more". */
function inWords(changes: readonly string[]): string {
  if (changes.length === 0) return 'As it was before the first save here';
  const shown = changes.slice(-3).reverse().join(', ');
  return changes.length <= 3 ? shown : `${shown}, and ${changes.length - 3} more`;
}

function Preview({ version, document }: { readonly version: Version; readonly document: Workspace }) {
  const found = differences(version.document, document);
  return (
    <>
      <header>
        <h3 className="section-label">Since then</h3>
        <Button
          size="small"
          intent="primary"
          text="Restore this version"
          disabled={found.length === 0}
          title={found.length === 0 ? 'The workspace is as it was then.' : undefined}
          data-testid="restore-version"
          onClick={() => void restoreVersion(version).then(close)}
        />
      </header>
      {found.length === 0 && <p>The workspace is as it was then.</p>}
      {found.map((difference, i) => (
        <Difference key={i} {...difference} />
      ))}
      {found.length > 0 && <p className="versions-note">Restoring takes all of this back. It is one step, and can be undone.</p>}
    </>
  );
}

function Difference({ what, kind, details }: Difference) {
  return (
    <div className="versions-difference">
      <p>
        {what} <span className="versions-kind">{kind}</span>
      </p>
      {details.length > 0 && (
        <ul>
          {details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
