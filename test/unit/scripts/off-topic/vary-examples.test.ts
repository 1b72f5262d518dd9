import { describe, expect, test } from 'vitest';
import { exampleOf, type Example } from '../../../../scripts/off-topic/read-examples';
import { varyExamples } from '../../../../scripts/off-topic/vary-examples';

const topics = ['ferry', 'bakery', 'choir', 'orchard', 'museum', 'stadium'];

function article(topic: string): Example {
  const lines = Array.from({ length: 9 }, (_, index) => ({
    text:
      index === 0
        ? `Headline about the ${topic} of the ${topic} village`
        : `Sentence ${index} of a paragraph about the ${topic}, its ${topic}keeper and what ${topic}goers say.`,
    inserted: undefined,
    leftover: index === 4,
  }));
  return exampleOf({ id: topic, group: 'village' }, lines);
}

const examples = topics.map(article);

function linesOf({ document }: Example): string[] {
  return document.blocks.map(({ start, end }) => document.text.slice(start, end));
}

function topicOf({ document }: Example): string {
  return document.id.split('/')[0]!;
}

describe('varyExamples', () => {
  const varied = varyExamples(examples, 20, 1);
  const all = varied.flat();

  test('makes the same documents from the same seed, others from another', () => {
    expect(varyExamples(examples, 20, 1)).toEqual(varied);
    expect(varyExamples(examples, 20, 2)).not.toEqual(varied);
  });

  test('gives each document its copies, each with an id of its own', () => {
    expect(varied.map((copies) => copies.length)).toEqual(topics.map(() => 20));
    expect(new Set(all.map(({ document }) => document.id)).size).toBe(all.length);
  });

  test('marks exactly the lines that are not about the topic of the host', () => {
    for (const example of all) {
      linesOf(example).forEach((line, index) => {
        expect(example.inserted[index] !== undefined).toBe(!line.includes(topicOf(example)));
      });
    }
  });

  test('puts passages into some hosts and leaves others alone, and never before the first line', () => {
    const counts = all.map(({ inserted }) => inserted.filter((sort) => sort !== undefined).length);
    expect(Math.max(...counts)).toBeGreaterThan(1);
    expect(Math.min(...counts)).toBe(0);
    expect(all.every(({ inserted }) => inserted[0] === undefined)).toBe(true);
  });

  test('takes no leftovers of other documents', () => {
    for (const example of all) {
      const foreign = linesOf(example).filter((_, index) => example.inserted[index] !== undefined);
      expect(foreign.some((line) => line.startsWith('Sentence 4'))).toBe(false);
    }
  });

  test('keeps the marks of leftovers', () => {
    for (const example of all) {
      linesOf(example).forEach((line, index) => {
        expect(example.leftover[index]).toBe(line.startsWith('Sentence 4'));
      });
    }
  });
});
