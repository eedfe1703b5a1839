// Several files in one (ZIP, APPNOTE 6.3.10), stored as they are: pictures and sheets are packed by others, or small.

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const UTF8 = 0x0800; // names are UTF-8
const DAY = 0x0021; // 1980-01-01, the first that a ZIP knows: the same files make the same bytes

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** The checksum of bytes (CRC-32). */
export function crc32(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = TABLE[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/** Put files, [name, bytes or text], into one ZIP file. */
export function zip(files, type = "application/zip") {
  const encoder = new TextEncoder();
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, content] of files) {
    const bytes = typeof content === "string" ? encoder.encode(content) : content;
    const title = encoder.encode(name);
    const described = [crc32(bytes), bytes.length, bytes.length];
    const local = header([[4, LOCAL], [2, 20], [2, UTF8], [2, 0], [2, 0], [2, DAY], ...described.map((value) => [4, value]), [2, title.length], [2, 0]]);
    directory.push(header([[4, CENTRAL], [2, 20], [2, 20], [2, UTF8], [2, 0], [2, 0], [2, DAY], ...described.map((value) => [4, value]), [2, title.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]), title);
    parts.push(local, title, bytes);
    offset += local.length + title.length + bytes.length;
  }
  const length = directory.reduce((total, part) => total + part.length, 0);
  const end = header([[4, END], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, length], [4, offset], [2, 0]]);
  return new Blob([...parts, ...directory, end], { type });
}

/** Numbers of so many bytes each, the lowest byte first. */
function header(fields) {
  const bytes = new Uint8Array(fields.reduce((total, [wide]) => total + wide, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [wide, value] of fields) {
    if (wide === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += wide;
  }
  return bytes;
}
