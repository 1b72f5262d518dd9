import type { Controllers } from '../state/create-controllers';
import type { Command } from './command';

/** How the document and the list are shown. */
export function viewCommands({
  review,
  selection,
  settings,
  toasts,
}: Controllers): readonly Command[] {
  const shared = { group: 'View', scope: 'review' } as const;
  const hasDocument = () => review.document !== null;
  const show = (view: 'marked' | 'clean') => {
    selection.clear();
    review.view = view;
  };
  return [
    {
      ...shared,
      id: 'toggle-view',
      label: 'Switch between marked and clean text',
      keys: ['v'],
      enabled: hasDocument,
      run: () => show(review.view === 'marked' ? 'clean' : 'marked'),
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
      id: 'toggle-fold',
      label: 'Show or fold what the import left out',
      keys: ['p'],
      enabled: () => review.view === 'marked' && review.policyKeys.size > 0,
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
