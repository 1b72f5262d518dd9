import { z } from 'zod';

const weight = z.number().min(-5).max(5);

/** The numbers by which hits become confidences; kept in `resources/models/combine.json`. */
export const combineModelSchema = z.strictObject({
  /** No flag is surer than this. */
  cap: z.number().min(0.5).max(0.999),
  /** How far a second detector that agrees counts; 1 would take detectors for independent. */
  agreement: z.number().min(0).max(1),
  /** A neighbour this sure counts as flagged. */
  flagged: z.number().min(0).max(1),
  /** Shifts in log-odds. */
  shifts: z.strictObject({
    /** Flagged blocks on both sides, or on one. */
    betweenFlagged: weight,
    besideFlagged: weight,
    /** On top of that: a few words between two certain neighbours. */
    wordBetween: weight,
    /** A line that leads on to running text. */
    leadsOn: weight,
    /** A headline by itself between two stretches of text. */
    subheading: weight,
    /** A row of a table. */
    inTable: weight,
    /** Judged by form alone in a document whose paragraphs are not set apart by their form. */
    formless: weight,
  }),
  /** How the trained model of forms and the detectors' own judgement go together. */
  form: z.strictObject({ weight: z.number().min(0).max(1), offset: weight }),
});

export type CombineModel = z.infer<typeof combineModelSchema>;
