import type { Controllers } from '../state/create-controllers';
import type { ReviewView } from '../state/review.svelte';
import type { Command } from './command';

/** How the document and the list are shown. */
export function viewCommands({
  review,
  selection,
  settings,
  panels,
  toasts,
}: Controllers): readonly Command[] {
  const shared = { group: 'View', scope: 'review' } as const;
  const hasDocument = () => review.document !== null;
  const show = (view: ReviewView) => {
    selection.clear();
    review.view = view;
    const sideBySide = view === 'clean' ? settings.value.sideBySide : view === 'side';
    if (sideBySide !== settings.value.sideBySide) void settings.set({ sideBySide });
  };
  return [
    {
      ...shared,
      id: 'toggle-view',
      label: 'Switch between marked and clean text',
      keys: ['v'],
      enabled: hasDocument,
      run: () => {
        if (review.view !== 'clean') show('clean');
        else show(settings.value.sideBySide ? 'side' : 'marked');
      },
    },
    {
      ...shared,
      id: 'show-marked',
      label: 'Marked text',
      keys: ['1'],
      enabled: hasDocument,
      run: () => show('marked'),
    },
    {
      ...shared,
      id: 'show-clean',
      label: 'Clean text',
      keys: ['2'],
      enabled: hasDocument,
      run: () => show('clean'),
    },
    {
      ...shared,
      id: 'show-side',
      label: 'Marked and clean text side by side',
      keys: ['3'],
      enabled: hasDocument,
      run: () => show('side'),
    },
    {
      ...shared,
      id: 'toggle-list',
      label: 'Fold or show the list of documents',
      keys: ['Mod+b'],
      enabled: () => true,
      run: () => panels.toggleList(),
    },
    {
      ...shared,
      id: 'toggle-why',
      label: 'Fold or show why the flag is there',
      keys: ['Mod+Shift+b'],
      enabled: () => true,
      run: () => panels.toggleWhy(),
    },
    {
      ...shared,
      id: 'toggle-fold',
      label: 'Show or fold what the import left out',
      keys: ['p'],
      enabled: () => review.showsFlags && review.policyKeys.size > 0,
      run: () => review.toggleFold(),
    },
    {
      ...shared,
      id: 'next-theme',
      label: 'Theme: system, light, dark',
      keys: ['Mod+Shift+l'],
      enabled: () => true,
      run: () => settings.nextTheme(),
    },
    {
      ...shared,
      id: 'text-larger',
      label: 'Larger text',
      keys: ['Mod++', 'Mod+='],
      repeats: true,
      enabled: () => true,
      run: () => settings.resizeText(1),
    },
    {
      ...shared,
      id: 'text-smaller',
      label: 'Smaller text',
      keys: ['Mod+-'],
      repeats: true,
      enabled: () => true,
      run: () => settings.resizeText(-1),
    },
    {
      ...shared,
      id: 'text-normal',
      label: 'Text of normal size',
      keys: ['Mod+0'],
      enabled: () => true,
      run: () => settings.reset('textSize'),
    },
    {
      ...shared,
      id: 'toggle-single-keys',
      label: 'Letters as keys by themselves, or with Alt',
      keys: [],
      enabled: () => true,
      run: () => {
        const singleKeys = !settings.value.singleKeys;
        toasts.say(singleKeys ? 'Letters are keys by themselves' : 'Letters are keys with Alt');
        return settings.set({ singleKeys });
      },
    },
    {
      ...shared,
      id: 'toggle-advance',
      label: 'Move on after each decision, or stay',
      keys: [],
      enabled: () => true,
      run: () => {
        const autoAdvance = !settings.value.autoAdvance;
        toasts.say(autoAdvance ? 'Moves on after a decision' : 'Stays after a decision');
        return settings.set({ autoAdvance });
      },
    },
  ];
}
