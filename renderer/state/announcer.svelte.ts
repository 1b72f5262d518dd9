/** What a screen reader is told besides where one stands. */
export class AnnouncerController {
  words = $state('');
  #again = false;

  /** Says it, though it be the same as before. */
  say(words: string): void {
    this.#again = !this.#again && this.words === words;
    // A no-break space makes the same words new to the screen reader.
    this.words = this.#again ? `${words}\u00a0` : words;
  }
}
