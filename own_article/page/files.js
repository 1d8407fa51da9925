// The files that Python starts from: fetched from this site, or read from scripts where the page was opened from a folder.
"use strict";

// Filled by those scripts: name → content in base64.
const engineScripts = {};

class EngineFiles {
  // folder: address of the files; sizes: name → bytes as they are fetched.
  constructor(folder, sizes) {
    this.folder = folder;
    this.sizes = sizes;
    this.kept = null;
  }

  // Returns name → bytes, unpacked; calls arrived(bytes, of) on the way. What has come once is not fetched again.
  async all(arrived, signal) {
    if (this.kept) return this.kept;
    const total = Object.values(this.sizes).reduce((sum, size) => sum + size, 0);
    let come = 0;
    const count = (size) => arrived((come += size), total);
    const take = location.protocol === "file:" ? bytesOfScript : fetchedBytes;
    const files = await Promise.all(Object.keys(this.sizes).map(async (name) =>
      [name, await unpacked(await take(name, `${this.folder}${name}.packed`, count, signal))]));
    return (this.kept = new Map(files));
  }
}

async function fetchedBytes(name, address, count, signal) {
  const response = await fetch(address, { signal, credentials: "omit" });
  if (!response.ok) throw new Error(`${response.status} for ${name}`);
  const counted = response.body.pipeThrough(new TransformStream({
    transform(part, onward) {
      count(part.length);
      onward.enqueue(part);
    },
  }));
  return new Uint8Array(await new Response(counted).arrayBuffer());
}

// A page from a folder may not fetch a file beside it, but may run a script there.
function bytesOfScript(name, address, count) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${address}.js`;
    script.onerror = () => reject(new Error(`no ${name}`));
    script.onload = () => {
      const bytes = Uint8Array.from(atob(engineScripts[name]), (sign) => sign.charCodeAt(0));
      delete engineScripts[name];
      script.remove();
      count(bytes.length);
      resolve(bytes);
    };
    document.head.append(script);
  });
}

// A server may have unpacked a file on its way: only what still begins as gzip does is unpacked.
async function unpacked(bytes) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
