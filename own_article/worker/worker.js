// Python in a worker of its own, so that the page stays alive. Every file it starts from is handed to it; it fetches none.
//   { files }                      → { ready: true }
//   { article: { bytes, name, sheets: { name: text } } }
//       → { files: { name: text }, sheet: JSON }, or { error: sentences } where text or sheets cannot be audited
// A fault of ours comes back as { fault: text }.

let python;
let answer;

// From a folder only a classic worker starts. Pyodide refuses one, which it knows by this; it needs import() alone.
self.importScripts = undefined;

onmessage = async ({ data }) => {
  try {
    postMessage(data.files ? await start(data.files) : audit(data.article));
  } catch (fault) {
    postMessage({ fault: String(fault) });
  }
};

async function start(files) {
  const address = (name, type) => URL.createObjectURL(new Blob([files.get(name)], { type }));
  const imported = (name) => import(address(name, "text/javascript"));
  self.fetch = async (asked) => {
    const name = String(asked).split("/").pop();
    if (!files.has(name)) throw new Error(`not among the files: ${asked}`);
    return new Response(files.get(name), { headers: { "Content-Type": "application/wasm" } });
  };
  const { loadPyodide } = await imported("pyodide.mjs");
  python = await loadPyodide({
    indexURL: "file:///",  // of the names alone, which fetch above answers
    lockFileContents: JSON.parse(new TextDecoder().decode(files.get("pyodide-lock.json"))),
    createPyodideModule: (await imported("pyodide.asm.mjs")).default,
  });
  const site = python.runPython("import sysconfig; sysconfig.get_path('purelib')");
  python.unpackArchive(files.get("instrument.zip"), "zip", { extractDir: site });
  python.FS.writeFile(`${site}/answer.py`, files.get("answer.py"));
  answer = python.pyimport("answer").answer;
  return { ready: true };
}

function audit({ bytes, name, sheets = {} }) {
  const given = [python.toPy(bytes).tobytes(), name, python.toPy(sheets)];
  const found = answer(...given);
  const plain = found.toJs({ dict_converter: Object.fromEntries });
  [found, given[0], given[2]].forEach((each) => each.destroy());
  return plain;
}
