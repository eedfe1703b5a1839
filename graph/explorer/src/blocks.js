// The packed parts of the file: gzip in base64, unpacked only when they are wanted.

/** Unpack a block to bytes. */
export async function readBytes(name) {
  const packed = document.getElementById(`block-${name}`).textContent;
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

/** Read a block as JSON: at once where it stands in the file as it is, else as a promise. */
export function readBlock(name) {
  const element = document.getElementById(`block-${name}`);
  if (element.type === "application/json") return JSON.parse(element.textContent);
  return readBytes(name).then((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
}
