// The controls by which the audit on the page is corrected where it stands: its sources, its attributions, one more.
"use strict";

class Correcting {
  // place: where the audit is; correct(edit, done): applies edit(sheet) and, if that can be counted, calls done() and
  // shows the audit anew; tell(sentence, key): says a sentence beside the button of that key.
  constructor(place, correct, tell) {
    Object.assign(this, { place, correct, tell });
    this.field = {};
    this.draft = {}; // the attribution that is being made: column → words, the paragraph, whether any were selected
    this.bar = new CorrectionBar(place, this);
  }

  // Puts the controls into the audit that is shown; told: the sentence on the correction that led to it.
  show(sheet, told = "") {
    if (sheet !== this.sheet) this.draft = {};
    Object.assign(this, { sheet });
    Object.assign(this.bar, { told, words: "" });
    this.bar.show();
    const annotated = this.place.querySelector(".annotated");
    if (!annotated) return;
    const panel = this.panel(sheet);
    annotated.before(panel);
    this.place.querySelector(".own-article-downloads").append(wayTo("Correct it", panel, panel.firstElementChild));
    for (const entry of annotated.querySelectorAll(".entry")) {
      entry.append(this.entryControls(entry.querySelector("b").textContent, sheet, panel));
    }
  }

  panel(sheet) {
    const panel = element("details", { className: "own-article-correcting", id: "own-article-correcting" });
    const count = sheet.past.length;
    panel.append(
      element("summary", {}, count ? `Correct it: ${count} correction${count > 1 ? "s" : ""} by you` : "Correct it"),
      element("p", {}, "Each correction is counted at once. To change who says something, or to drop it, open “How ¶ … is coded” below its paragraph. " +
        "To go on another day, keep attributions.csv and sources.csv; paste the same article then, and drop both files on the box."),
      this.sourceControls(sheet), this.addition());
    if (count) panel.append(this.button("Undo the last correction", "undo", (own) => own.undo()));
    return panel;
  }

  sourceControls(sheet) {
    const { sources } = sheet;
    const before = this.source && value(this.source); // stays chosen, or each correction would begin at the first source
    const first = sources.find(({ source_id }) => source_id === before) ?? sources[0];
    const source = chooser(sheet, "Source", first?.source_id);
    const into = chooser(sheet, "is the same as", (sources.find((other) => other !== first) ?? first)?.source_id);
    const name = field("is called", first?.name);
    source.addEventListener("change", () => (name.lastElementChild.value = nameOf(sources, value(source))));
    this.source = source;
    return group("A source", source, name,
      this.button("Rename", "rename", (own) => own.rename(value(source), value(name)),
        () => ["", nameOf(sources, value(source))].includes(value(name)) ? "Type another name first." : ""),
      into, this.button("Merge", "merge", (own) => own.merge(value(source), value(into)),
        () => value(source) === value(into) ? "Choose two different sources." : ""),
      this.button("Mark as without a name", "unnamed", (own) => own.leaveUnnamed(value(source)),
        () => sources.find(({ source_id }) => source_id === value(source)).named === "no" ? "It is without a name of its own already." : ""));
  }

  addition() {
    const labels = { content_text: "What is said", source_text: "Who says it", cue_text: "By which words: said, told" };
    for (const [column, label] of Object.entries(labels)) {
      const own = (this.field[column] = field(label, this.draft[column]));
      own.addEventListener("input", () => {
        this.draft[column] = value(own);
        if (column === "content_text") this.draft.paragraph = ""; // words that are typed may stand anywhere
        this.bar.show();
      });
    }
    return group("An attribution that is missing",
      element("p", {}, "Type words of the article, or select them there: a bar at the foot of the screen asks what they are and adds them."),
      ...Object.values(this.field), this.addButton("add"));
  }

  // Takes words that are selected in a paragraph as a part of the attribution that is being made.
  pick(column, words, paragraph) {
    Object.assign(this.draft, { [column]: words, picked: true }, column === "content_text" ? { paragraph } : {});
    this.field[column].lastElementChild.value = words;
  }

  isComplete() {
    return Object.keys(PARTS).every((column) => this.draft[column]);
  }

  startAgain() {
    this.draft = {};
    Object.values(this.field).forEach((own) => (own.lastElementChild.value = ""));
    this.bar.show();
  }

  addButton(key) {
    const row = ({ content_text, source_text, cue_text, paragraph }) =>
      ({ content_text, source_text, cue_text, ...(paragraph ? { paragraph } : {}) });
    return this.button("Add it", key, (own) => own.add(row(this.draft)),
      () => this.isComplete() ? "" : "Choose all three: what is said, who says it, by which words.", () => this.startAgain());
  }

  entryControls(id, sheet, panel) {
    const given = sheet.sourceOf(id);
    const chosen = this.source;
    const source = chooser(sheet, `${id} is said by`, given);
    const other = field("or by somebody not in the list, called as in the article");
    const line = element("p", { className: "own-article-controls" });
    line.append(source, other,
      this.button("Change who says it", `give-${id}`,
        (own) => value(other) ? own.giveToOther(id, value(other)) : own.give(id, value(source)),
        () => value(other) || value(source) !== given ? "" : "Choose another source, or type a name."),
      this.button(`Drop ${id}`, `drop-${id}`, (own) => own.drop(id)));
    if (sheet.sources.some(({ source_id }) => source_id === given)) {
      line.append(wayTo(`Rename or merge ${nameOf(sheet.sources, given)}`, panel, chosen.lastElementChild, () => {
        chosen.lastElementChild.value = given;
        chosen.dispatchEvent(new Event("change"));
      }));
    }
    return line;
  }

  // missing(): the sentence that says what the correction still needs, or nothing; done(): what its success does.
  button(label, key, edit, missing = () => "", done = () => {}) {
    const button = element("button", { type: "button" }, label);
    button.dataset.correction = key;
    button.addEventListener("click", () => {
      button.focus({ preventScroll: true }); // not every browser does so with what is clicked
      const sentence = missing();
      if (sentence) this.tell(sentence, key);
      else this.correct(edit, done);
    });
    return button;
  }
}

function element(tag, properties = {}, text = "") {
  return Object.assign(document.createElement(tag), properties, text ? { textContent: text } : {});
}

// A button that opens the panel, goes to one of its controls, and makes it ready.
function wayTo(label, panel, control, ready = () => {}) {
  const button = element("button", { type: "button" }, label);
  button.addEventListener("click", () => {
    ready();
    panel.open = true;
    panel.scrollIntoView();
    control.focus({ preventScroll: true });
  });
  return button;
}

function group(title, ...parts) {
  const own = element("fieldset");
  own.append(element("legend", {}, title), ...parts);
  return own;
}

function field(label, words = "") {
  const own = element("label", {}, `${label} `);
  own.append(element("input", { type: "text", autocomplete: "off", spellcheck: false, value: words }));
  return own;
}

// given: the id of the source that is chosen at first.
function chooser(sheet, label, given) {
  const own = element("label", {}, `${label} `);
  const select = element("select", { autocomplete: "off" });
  select.append(...sheet.sources.map(({ source_id, name }) => element("option", { value: source_id }, name)));
  select.value = given || NOT_FOUND;
  own.append(select);
  return own;
}

const value = (label) => label.lastElementChild.value.trim();
