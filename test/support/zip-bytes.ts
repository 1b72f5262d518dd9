import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive that is made by hand, so that it may lie about itself. */
export interface ZipPart {
  readonly name: string | Buffer;
  readonly content: string | Uint8Array;
  /** Unix mode, such as that of a link. */
  readonly mode?: number;
  /** Size that is claimed instead of the true one. */
  readonly claimedSize?: number;
  readonly claimedCrc?: number;
  /** Index of the entry whose data this one points at. */
  readonly sharesDataOf?: number;
  readonly flags?: number;
}

/** The bytes of a ZIP archive with these files. */
export function zipBytes(parts: readonly ZipPart[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const packed = deflateRawSync(content);
    const name = Buffer.from(part.name);
    const sum = part.claimedCrc ?? crc32(content);
    const size = part.claimedSize ?? content.length;
    const shared = part.sharesDataOf === undefined ? undefined : offsets[part.sharesDataOf];
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(part.flags ?? 0x800, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(sum, 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(size, 18);
    fields.writeUInt16LE(name.length, 22);
    const offset = shared ?? at;
    offsets.push(offset);
    if (shared === undefined) {
      const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, name, packed]);
      pieces.push(local);
      at += local.length;
    }
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((part.mode ?? 0) << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    const head = Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([20, 3])]);
    directory.push(Buffer.concat([head, fields, tail, name]));
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, list, end]);
}
