import { strFromU8 } from 'fflate';
import { problem, type Problem } from '../problem';
import { ArchiveError } from './archive-error';
import { DOCUMENT } from './container';
import { crc32 } from './crc32';
import { salvageJson } from './json-salvage';
import { isObject } from './keep-unknown';
import { migrate } from './migrate';
import { readParts } from './read-parts';
import { repairReferences } from './repair';
import type { DamagedPart, Workspace } from './schema';
import { WORKSPACE_VERSION } from './schema';
import type { EntryContent } from './zip-read';

export interface ReadDocument {
  readonly document: Workspace;
  /** The document as it stands in the file, before migration: what seals of tables are made of. */
  readonly json: Readonly<Record<string, unknown>>;
  readonly version: number;
  readonly problems: readonly Problem[];
  /** Whether something of the document was lost that is not mended by itself. */
  readonly lost: boolean;
}

const SET_ASIDE = 'What stood there is set aside in the document, and kept when it is saved.';
const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Refuses newer, migrates a copy, validates, repairs what can be repaired and lists it. Throws `ArchiveError`. */
export function readDocument({ content, fault }: EntryContent): ReadDocument {
  if (fault === 'too-large') throw new ArchiveError('damaged', `${DOCUMENT} unpacks to more than a document can be`);
  const salvaged = salvageJson(strFromU8(content));
  if (salvaged === undefined) throw new ArchiveError('damaged', `${DOCUMENT} is not JSON`);
  const { value: json, whole } = salvaged;
  if (!isObject(json) || json['schema'] !== 'proforma.workspace') {
    if (fault !== null || !whole) throw new ArchiveError('damaged', `nothing of ${DOCUMENT} can be read`);
    throw new ArchiveError('not-a-workspace', `${DOCUMENT} has another schema`);
  }
  const { version } = json;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) throw new ArchiveError('invalid', 'it has no version');
  if (version > WORKSPACE_VERSION) throw new ArchiveError('newer', `its version is ${version}, this program knows ${WORKSPACE_VERSION}`);
  const { document, lost } = readParts(migrate(json, version), `recovered-${crc32(content).toString(16)}`);
  const { repaired, repairs, aside } = repairReferences(document);
  const set: DamagedPart[] = [...lost.map(({ part, why, json: text }) => ({ part, why, json: text })), ...aside];
  return {
    document: set.length === 0 ? repaired : { ...repaired, damaged: [...(repaired.damaged ?? []), ...set] },
    json,
    version,
    lost: set.length > 0 || fault !== null || !whole,
    problems: [
      ...(whole ? [] : [problem('document-cut', 'The document is cut off or broken: what stands behind that place is lost.', 'Look at what is missing below, and at the previous version of the file (the .bak file beside it).')]),
      ...(fault === 'checksum' ? [problem('document-changed', 'The document is not as it was written: a figure or a name in it may be wrong.', 'Hold it against the previous version of the file (the .bak file beside it) before you use it.')] : []),
      ...lost.map(({ words, why }) => problem('part-lost', `${upperFirst(words)} was left out: ${why}.`, SET_ASIDE)),
      ...repairs.map((words) => problem('repaired', words, aside.length > 0 ? SET_ASIDE : 'Choose another, and save the workspace.', { severity: 'warning' })),
    ],
  };
}
