/** Why a file cannot be opened as a workspace at all. */
export type ArchiveErrorCode = 'not-a-workspace' | 'damaged' | 'newer' | 'invalid';

const messages: Readonly<Record<ArchiveErrorCode, string>> = {
  'not-a-workspace': 'This file is not a Proforma workspace. Open it as data instead, or choose a .proforma file.',
  damaged: 'This workspace file is damaged and cannot be read. Open the previous version (the .bak file beside it), if there is one.',
  newer: 'This workspace was saved by a newer version of Proforma. Update Proforma to open it.',
  invalid: 'This workspace file has a document that Proforma cannot understand.',
};

export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  constructor(
    readonly code: ArchiveErrorCode,
    readonly detail = '',
    cause?: unknown,
  ) {
    super(detail === '' ? messages[code] : `${messages[code]} (${detail})`, { cause });
  }
}
