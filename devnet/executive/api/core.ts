import type { ApiMethods } from './handler.js';

export const core: ApiMethods = { decoded: { version: ({ codec }) => codec.runtimeVersion } };

/** `metadata` gives version 14, which every client reads. */
export const metadata: ApiMethods = {
  decoded: {
    metadata: ({ codec }) => codec.metadataAt(14),
    metadata_at_version: ({ codec }, [version]) => codec.metadataAt(Number(version)),
    metadata_versions: ({ codec }) => codec.metadataVersions,
  },
};
