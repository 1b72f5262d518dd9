import { z } from 'zod';
import { errorCodes, type ErrorCode } from '../errors/codes';
import { excludeReasons } from '../model/exclusion';
import { flagKinds } from '../model/kind';

/** Schemas that all others are made of. Spans are UTF-16 offsets into the text of a document. */

export const count = z.number().int().nonnegative();
export const id = z.number().int().positive();
export const kind = z.enum(flagKinds);
export const errorCode = z.enum(Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]);
export const span = z.object({ start: count, end: count });
export const excludeReason = z.enum(excludeReasons);
export const share = z.number().min(0).max(1);

/** How the lines of exported texts end: `\n` everywhere, or as they stand in the source. */
export const lineEnds = z.enum(['lf', 'source']);
export type LineEnds = z.infer<typeof lineEnds>;
