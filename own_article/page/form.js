// The box: takes an article, tells how far its reading is, shows the audit or the sentence that says why there is none.
"use strict";

{
  const part = (name) => document.getElementById(name ? `own-article-${name}` : "own-article");
  const [text, run, stop, status, place] = ["", "run", "stop", "status", "result"].map(part);
  const box = text.closest(".own-article");
  const [bar, amount] = part("progress").children;
  const result = new AuditResult(place);
  const correcting = new Correcting(place, correct, tell);
  const reader = new ArticleReader(new EngineFiles(box.dataset.engine, JSON.parse(box.dataset.sizes)));
  const LARGEST = 10_000_001; // more of a file is not read: the instrument refuses it anyway
  const STEPS = {
    fetching: "Step 1 of 3: fetching Python and the instrument, once.",
    starting: "Step 2 of 3: starting them.",
    reading: "Step 3 of 3: reading your article.",
  };
  let file = null; // the file that filled the box: { name, bytes, text }
  let shown = null; // what is on the page: { article, sheet }

  const SHEET_PLACE = /^[^:]*\.json, [^:]*: /gm; // where a fault stands in a sheet that nobody sees

  const state = (name) => (place.dataset.state = name);
  const busy = () => ["loading", "running"].includes(place.dataset.state);

  function say(sentence) {
    if (status.textContent !== sentence) status.textContent = sentence;
  }

  function step(name, come, total) {
    state(name === "reading" ? "running" : "loading");
    say(STEPS[name]);
    part("progress").hidden = false;
    if (come) bar.value = come / total;
    else bar.removeAttribute("value");
    amount.textContent = come ? `${(come / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(1)} MB` : "";
  }

  // The name of a pasted text is the one that the command line gives to its standard input.
  function article() {
    if (file && file.text === text.value) return { bytes: file.bytes, name: file.name };
    return { bytes: new TextEncoder().encode(text.value), name: "the text" };
  }

  async function audit(given) {
    result.clear();
    const answer = await answered(given);
    if (!answer) return;
    const { files, sheet, error } = answer;
    state(error ? "error" : "done");
    say(error ? "" : "Done: the audit is below.");
    if (error) {
      result.showError(error);
      return;
    }
    shown = { article: given, sheet: new CodingSheet(sheet) };
    const heading = result.show(files);
    correcting.show(shown.sheet);
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  }

  // Returns what the instrument answers; nothing where it was stopped, or failed and that is told.
  async function answered(given) {
    if (busy()) return null;
    stop.hidden = false;
    run.setAttribute("aria-disabled", "true");
    try {
      return await reader.read(given, step);
    } catch (fault) {
      const stopped = fault.name === "AbortError";
      state(stopped ? "idle" : "error");
      say(stopped ? "Stopped." : "");
      if (stopped) run.focus();
      else result.showError(FAULT(fault));
      return null;
    } finally {
      part("progress").hidden = stop.hidden = true;
      run.removeAttribute("aria-disabled");
    }
  }

  // edit(sheet): makes one correction and returns the sentence that tells it; done(): follows if it can be counted.
  async function correct(edit, done) {
    if (busy()) return;
    const { article: given, sheet } = shown;
    const undoing = sheet.past.length;
    const told = edit(sheet);
    const answer = await answered(sheet.past.length ? { ...given, sheets: { [sheet.name]: sheet.json } } : given);
    if (!answer) return;
    state("done");
    const pressedAt = document.activeElement;
    const key = pressedAt?.dataset.correction;
    if (answer.error) {
      if (sheet.past.length > undoing) sheet.undo();
      tell(answer.error.replace(SHEET_PLACE, ""), key);
      return;
    }
    done();
    const restore = viewed();
    const paragraph = pressedAt?.closest("[id^=own-p]")?.id;
    result.show(answer.files);
    correcting.show(sheet, told);
    restore();
    const next = [pressed(key), ...NEXT(paragraph).map((each) => place.querySelector(each))].find(Boolean);
    next.focus({ preventScroll: true });
    say(told);
  }

  // Where the reader goes on if the button that was pressed is gone: as near to it as there is something.
  const NEXT = (paragraph) => [
    ...(paragraph ? [`#${paragraph} summary`, `#${paragraph} a`] : []),
    "[data-correction=undo-last]", "#own-article-correcting summary",
  ];

  const pressed = (key) => [...place.querySelectorAll("[data-correction]")].find((each) => each.dataset.correction === key);

  // Says a sentence, and shows it beside the button that was pressed.
  function tell(sentence, key) {
    say(sentence);
    place.querySelector(".own-article-told")?.remove();
    pressed(key)?.after(element("span", { className: "own-article-told" }, sentence));
  }

  // Remembers what is open and what the reader sees at the top; returns what puts that back.
  function viewed() {
    const opened = [...place.querySelectorAll("details[open]")].map(nameOfDetails);
    const top = (each) => each.getBoundingClientRect().top;
    const seen = [...place.querySelectorAll(":scope > [id], .paragraph")]
      .find((each) => each.getBoundingClientRect().bottom > 0) ?? place;
    const before = top(seen);
    return () => {
      place.querySelectorAll("details").forEach((each) => (each.open = opened.includes(nameOfDetails(each))));
      scrollBy({ top: top(document.getElementById(seen.id)) - before, behavior: "instant" });
    };
  }

  const nameOfDetails = (each) => each.id || each.closest("[id^=own-p]")?.id;

  const FAULT = (fault) => reader.files.kept
    ? `The instrument could not read this text, which is a fault of its own (${fault.message}).`
    : `Python could not be fetched (${fault.message}); look at the connection and press the button again.`;

  // A file that is text fills the box, to be seen and changed; any other goes to the instrument, which says what it is.
  async function take(files) {
    const isSheet = ({ name }) => /\.(csv|json)$/i.test(name);
    const sheets = [...files].filter(isSheet);
    const [chosen] = [...files].filter((each) => !isSheet(each));
    if (chosen && !(await fill(chosen))) audit(file);
    else if (sheets.length) audit({ ...article(), sheets: await contents(sheets) });
  }

  async function fill(chosen) {
    const bytes = await start(chosen);
    file = { name: chosen.name, bytes };
    try {
      text.value = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      return false;
    }
    file.text = text.value;
    say(`${chosen.name} is in the box.`);
    return true;
  }

  const start = async (chosen) => new Uint8Array(await chosen.slice(0, LARGEST).arrayBuffer());

  const contents = async (sheets) =>
    Object.fromEntries(await Promise.all(sheets.map(async (sheet) => [sheet.name, await start(sheet)])));

  part("form").addEventListener("submit", (event) => {
    event.preventDefault();
    audit(article());
  });
  stop.addEventListener("click", () => reader.stop());
  part("file").addEventListener("change", ({ target }) => {
    take([...target.files]);
    target.value = ""; // or the same file, changed meanwhile, could not be chosen again
  });
  box.addEventListener("dragover", (event) => event.preventDefault());
  box.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });
}
