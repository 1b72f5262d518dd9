/** A text of so many units makes the engine compile a pattern to fast code at once; with nothing in it that takes time. */
const longText = '\n'.repeat(1000);

/**
 * A pattern that is compiled when it is first tried, and then to fast code. Left alone, it would first be compiled to
 * slow code, which for the long patterns of rules takes five times as long and is thrown away the next time.
 */
export class PromptPattern {
  private compiled: RegExp | undefined;

  constructor(
    readonly source: string,
    readonly flags: string,
  ) {
    this.compiled = undefined;
  }

  get expression(): RegExp {
    return this.compiled ?? this.compile();
  }

  private compile(): RegExp {
    const expression = new RegExp(this.source, this.flags);
    expression.test(longText);
    expression.lastIndex = 0;
    return (this.compiled = expression);
  }
}
