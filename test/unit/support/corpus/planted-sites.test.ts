import { expect, test } from 'vitest';
import { makePlantedSites, plantedShape } from '../../../support/corpus/planted-sites';
import { plantedForms } from '../../../support/corpus/planted-templates';

const pages = (shape = plantedShape) => [...makePlantedSites(shape)];

test('the same seed gives the same pages, another seed others', () => {
  const texts = (seed: number) => pages({ ...plantedShape, seed }).map(({ text }) => text);
  expect(texts(1)).toEqual(texts(1));
  expect(texts(1)).not.toEqual(texts(2));
});

test('each site has thirty templates, five of each form, and each stands on several pages', () => {
  const bySite = Map.groupBy(pages(), ({ site }) => site);
  expect(bySite.size).toBe(plantedShape.sites);
  for (const made of bySite.values()) {
    const lines = made.flatMap((page) => page.lines.filter(({ template }) => template));
    const byTemplate = Map.groupBy(lines, ({ template }) => template!);
    const forms = Map.groupBy(byTemplate.keys(), ({ form }) => form);
    expect([...forms.keys()]).toEqual(expect.arrayContaining([...plantedForms]));
    for (const templates of forms.values()) expect(templates).toHaveLength(5);
    for (const each of byTemplate.values()) expect(each.length).toBeGreaterThan(2);
  }
});

test('exact templates always read the same, all others differ from page to page', () => {
  const lines = pages().flatMap((page) => page.lines.filter(({ template }) => template));
  for (const [template, each] of Map.groupBy(lines, (line) => line.template!)) {
    const texts = new Set(each.map(({ text }) => text)).size;
    if (template.form === 'exact') expect(texts).toBe(1);
    else expect(texts).toBeGreaterThan(1);
  }
});
