import { closeSync, openSync, readSync } from 'node:fs';
import { maxNoteLength } from '../contract/case.ts';
import { fail, ok, type Result } from '../contract/error.ts';

/** Most bytes read from a file of one note; four bytes hold any UTF-8 character. */
const maxNoteBytes = maxNoteLength * 4;

/** Most bytes of a file of many notes. */
const maxJsonlBytes = 2_000_000_000;

/** Reads a file ("-" is standard input) as UTF-8 text. Never throws on what the user gave. */
export function readText(file: string, what: 'note' | 'jsonl'): Result<string> {
  const limit = what === 'note' ? maxNoteBytes : maxJsonlBytes;
  const chunks: Buffer[] = [];
  let total = 0;
  let fd: number;
  try {
    fd = file === '-' ? 0 : openSync(file, 'r');
  } catch (e) {
    return fail(codeOf(e) === 'ENOENT' ? 'file-not-found' : 'file-unreadable');
  }
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(1 << 16);
      let read: number;
      try {
        read = readSync(fd, chunk, 0, chunk.length, null);
      } catch (e) {
        if (codeOf(e) === 'EAGAIN') continue;
        if (codeOf(e) === 'EOF') break;
        return fail('file-unreadable');
      }
      if (read === 0) break;
      total += read;
      if (total > limit) return fail('note-too-large');
      chunks.push(chunk.subarray(0, read));
    }
  } finally {
    if (fd !== 0) closeSync(fd);
  }
  return decode(Buffer.concat(chunks));
}

/** Bytes as UTF-8 text; bytes that are not text, or not UTF-8, are refused. UTF-16 with a byte order mark is read. */
export function decode(bytes: Uint8Array): Result<string> {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  if (encoding === 'utf-8' && bytes.subarray(0, 8192).includes(0)) return fail('note-binary');
  try {
    return ok(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return fail('note-encoding');
  }
}

/** Text that can be analysed as one note. */
export function checkNote(text: string): Result<string> {
  if (text.trim() === '') return fail('note-empty');
  if (text.length > maxNoteLength) return fail('note-too-large');
  if (text.includes('\0')) return fail('note-binary');
  return ok(text);
}

const codeOf = (e: unknown) => (e instanceof Error && 'code' in e ? e.code : undefined);
