/** Why a curator leaves a whole document out of exports. */
export const excludeReasons = ['spam', 'duplicate', 'empty', 'language', 'other'] as const;
export type ExcludeReason = (typeof excludeReasons)[number];
