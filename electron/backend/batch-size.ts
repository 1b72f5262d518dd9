/** Most files hold more, in UTF-16 code units; taken for what they hold until some have come. */
const charactersOfFile = 1000;

/** How much text a batch has, and will have, while its documents come. */
export class BatchSize {
  #files = 0;
  #documents = 0;
  #characters = 0;

  /** UTF-16 code units that have come. */
  get characters(): number {
    return this.#characters;
  }

  /** The same at the end, if most files are like those that have come. */
  get expectedCharacters(): number {
    if (this.#documents === 0) return this.#files * charactersOfFile;
    return (this.#characters / this.#documents) * Math.max(this.#documents, this.#files);
  }

  /** So many files are to be read. */
  expect(files: number): void {
    this.#files = files;
  }

  /** Documents of so many code units have come. */
  add(documents: number, characters: number): void {
    this.#documents += documents;
    this.#characters += characters;
  }
}
