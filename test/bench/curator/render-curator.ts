import type { CuratorFigures } from './bench-curator';
import type { PlantedFigures } from './measure-planted';
import type { SpeedFigures } from './measure-speed';
import { curatorModes, decisionsUntil } from './simulate-curator';

/** Shares of the reachable cuts at which the curve is told. */
const shares = [0.25, 0.5, 0.75, 0.9, 0.95, 1];

/** Decisions until so many of the reachable cuts are made, for each way of deciding. */
export function renderCurves(curators: readonly CuratorFigures[]): string {
  const head = ['decisions to reach', ...shares.map(percent), 'accepted', 'refused', 'damage'];
  const rows = curators.flatMap(({ batch, runs }) => [
    [`${batch}, ${runs.single.reachable} cuts`],
    ...curatorModes.map((mode) => {
      const run = runs[mode];
      const curve = shares.map((share) => String(decisionsUntil(run, share) ?? '-'));
      return [`  ${mode}`, ...curve, run.accepted, run.refused, run.damage].map(String);
    }),
    [
      '  suggestions at 95 %',
      `${ratio(runs, 'twins')} of twins, ${ratio(runs, 'grouped')} of grouped`,
    ],
  ]);
  return renderRows([head, ...rows]);
}

function ratio(runs: CuratorFigures['runs'], than: 'twins' | 'grouped'): string {
  const [own, other] = [runs.suggestions, runs[than]].map((run) => decisionsUntil(run, 0.95));
  return own === undefined || other === undefined ? '-' : percent(own / other);
}

export function renderPlanted(figures: PlantedFigures): string {
  const { templates, byForm } = figures;
  return renderRows([
    [`${figures.sites} sites of ${figures.pages} pages, two lines of each template confirmed`],
    ['templates planted', String(templates)],
    ['suggested', `${figures.suggested}  ${percent(figures.suggested / templates)}`],
    ['offered at any rung', `${figures.offered}  ${percent(figures.offered / templates)}`],
    ...Object.entries(byForm).map(([form, one]) => [
      `  ${form}`,
      `${one.suggested} of ${one.templates}`,
    ]),
    ['suggestions', String(figures.suggestions)],
    ['with damage that is shown', String(figures.withShownDamage)],
    ['rungs with damage not shown', String(figures.withHiddenDamage)],
    ['rungs counted wrongly', String(figures.miscounted)],
  ]);
}

export function renderSpeed(speed: readonly SpeedFigures[]): string {
  const row = (label: string, of: (one: SpeedFigures) => string) => [label, ...speed.map(of)];
  return renderRows([
    row('documents', ({ documents }) => String(documents)),
    row('short lines', ({ lines }) => String(lines)),
    row('confirmed lines', ({ confirmed }) => String(confirmed)),
    row('read lines, CPU s', ({ readSeconds }) => readSeconds.toFixed(1)),
    row('mine all, CPU s', ({ mineSeconds }) => mineSeconds.toFixed(1)),
    row('after a decision p50, CPU ms', ({ decision }) => decision.p50.toFixed(1)),
    row('after a decision worst, CPU ms', ({ decision }) => decision.worst.toFixed(1)),
  ]);
}

function renderRows(rows: readonly (readonly string[])[]): string {
  const text = rows.map(([label, ...cells]) =>
    [label!.padEnd(32), ...cells.map((cell) => cell.padStart(9))].join(' ').trimEnd(),
  );
  return `${text.join('\n')}\n`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1).replace(/\.0$/, '')} %`;
}
