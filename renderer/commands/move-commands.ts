import type { Controllers } from '../state/create-controllers';
import type { Command } from './command';

/** From flag to flag and from document to document. */
export function moveCommands({
  review,
  documents,
  advancing,
  toasts,
}: Controllers): readonly Command[] {
  const shared = { group: 'Move', scope: 'review', repeats: true } as const;
  const hasFlags = () => review.showsFlags && review.flags.length > 0 && !review.loading;
  const openListed = (step: 1 | -1) => {
    const next = review.document && documents.beside(review.document.id, step);
    if (next) void review.open(next);
  };
  const openBeside = async (step: 1 | -1) => {
    if ((await advancing.openBeside(step)) || !documents.isFiltered) return;
    const clear = { label: 'Clear the filter', run: () => void documents.clearFilter() };
    toasts.say('No other document of this list has open flags', clear);
  };
  const whence = () => {
    const evidence = review.current?.evidence;
    return evidence?.donor ?? evidence?.twin;
  };
  return [
    {
      ...shared,
      id: 'next-flag',
      label: 'Next flag',
      keys: ['j', 'ArrowDown'],
      enabled: hasFlags,
      run: () => review.step(1),
    },
    {
      ...shared,
      id: 'previous-flag',
      label: 'Previous flag',
      keys: ['k', 'ArrowUp'],
      enabled: hasFlags,
      run: () => review.step(-1),
    },
    {
      ...shared,
      id: 'next-open-flag',
      label: 'Next open flag',
      keys: ['l', 'Shift+j'],
      enabled: hasFlags,
      run: () => review.stepOpen(1),
    },
    {
      ...shared,
      id: 'previous-open-flag',
      label: 'Previous open flag',
      keys: ['h', 'Shift+k'],
      enabled: hasFlags,
      run: () => review.stepOpen(-1),
    },
    {
      ...shared,
      id: 'first-flag',
      label: 'First flag',
      keys: ['Home'],
      enabled: hasFlags,
      run: () => review.goTo(0),
    },
    {
      ...shared,
      id: 'last-flag',
      label: 'Last flag',
      keys: ['End'],
      enabled: hasFlags,
      run: () => review.goTo(review.flags.length - 1),
    },
    {
      ...shared,
      id: 'next-document',
      label: 'Next document with open flags',
      keys: ['d'],
      enabled: () => documents.openCount > 0,
      run: () => openBeside(1),
    },
    {
      ...shared,
      id: 'previous-document',
      label: 'Previous document with open flags',
      keys: ['Shift+d'],
      enabled: () => documents.openCount > 0,
      run: () => openBeside(-1),
    },
    {
      ...shared,
      id: 'next-listed',
      label: 'Next document in the list',
      keys: ['Mod+ArrowDown'],
      enabled: () => documents.shownIds.length > 0,
      run: () => openListed(1),
    },
    {
      ...shared,
      id: 'previous-listed',
      label: 'Previous document in the list',
      keys: ['Mod+ArrowUp'],
      enabled: () => documents.shownIds.length > 0,
      run: () => openListed(-1),
    },
    {
      ...shared,
      id: 'go-whence',
      label: 'Go to where the flag comes from',
      keys: ['w'],
      enabled: () => whence()?.documentId !== undefined,
      run: () => {
        const place = whence();
        if (place?.documentId) void review.open(place.documentId, place);
      },
    },
    {
      ...shared,
      id: 'go-back',
      label: 'Back to the document before',
      keys: ['Alt+ArrowLeft', 'Backspace'],
      enabled: () => review.canGoBack,
      run: () => review.back(),
    },
    {
      ...shared,
      id: 'page-down',
      label: 'Scroll the text down',
      keys: ['PageDown'],
      enabled: () => review.document !== null,
      run: () => review.scroller?.byPages(1),
    },
    {
      ...shared,
      id: 'page-up',
      label: 'Scroll the text up',
      keys: ['PageUp'],
      enabled: () => review.document !== null,
      run: () => review.scroller?.byPages(-1),
    },
  ];
}
