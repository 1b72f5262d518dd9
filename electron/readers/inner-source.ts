import type { SourceStream } from './reader';

/** A file inside another one: the limits and archives of the outer one hold for it as well. */
export function innerSource(
  { limits, within, choiceFor }: SourceStream,
  inner: Omit<SourceStream, 'limits' | 'choiceFor' | 'readAt'>,
): SourceStream {
  return {
    ...(limits && { limits }),
    ...(within && { within }),
    ...(choiceFor && { choiceFor }),
    ...inner,
  };
}
