// The controls by which the audit on the page is corrected where it stands: its sources, its attributions, one more.
"use strict";

class Correcting {
  // place: where the audit is; correct(edit): applies edit(sheet) and shows the audit anew; tell(sentence, key): says a
  // sentence beside the button of that key.
  constructor(place, correct, tell) {
    Object.assign(this, { place, correct, tell });
    this.field = {};
    document.addEventListener("selectionchange", () => this.selected());
  }

  // Puts the controls into the audit that is shown.
  show(sheet) {
    const annotated = this.place.querySelector(".annotated");
    if (!annotated) return;
    const panel = this.panel(sheet);
    annotated.before(panel);
    this.place.querySelector(".own-article-downloads").append(this.wayTo(panel));
    for (const entry of annotated.querySelectorAll(".entry")) {
      entry.append(this.entryControls(entry.querySelector("b").textContent, sheet));
    }
  }

  // The button at the head of the audit that opens the panel and goes there.
  wayTo(panel) {
    const button = element("button", { type: "button" }, "Correct it");
    button.addEventListener("click", () => {
      panel.open = true;
      panel.scrollIntoView();
      panel.firstElementChild.focus({ preventScroll: true });
    });
    return button;
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
    const [first, second] = sheet.sources;
    const source = chooser(sheet, "Source", first?.source_id);
    const into = chooser(sheet, "is the same as", (second ?? first)?.source_id);
    const name = field("is called", first?.name);
    source.addEventListener("change", () => (name.lastElementChild.value = nameOf(sheet.sources, value(source))));
    return group("A source", source, name, this.button("Rename", "rename", (own) => own.rename(value(source), value(name)), () => value(name) ? "" : "Type the name first."),
      into, this.button("Merge", "merge", (own) => own.merge(value(source), value(into)),
        () => value(source) === value(into) ? "Choose two different sources." : ""),
      this.button("Mark as without a name", "unnamed", (own) => own.leaveUnnamed(value(source))));
  }

  addition() {
    this.field = { content_text: field("What is said"), source_text: field("Who says it"), cue_text: field("By which words: said, told") };
    this.paragraph = ""; // where the words were selected; words that are typed may stand anywhere
    this.field.content_text.addEventListener("input", () => (this.paragraph = ""));
    const row = () => ({
      ...Object.fromEntries(Object.entries(this.field).map(([column, own]) => [column, value(own)])),
      ...(this.paragraph ? { paragraph: this.paragraph } : {}),
    });
    return group("An attribution that is missing",
      element("p", {}, "Type words of the article, or select them there and press what they are."), ...Object.values(this.field),
      this.button("Add it", "add", (own) => own.add(row()), 
        () => Object.values(this.field).every(value) ? "" : "Fill in all three: what is said, who says it, by which words."));
  }

  entryControls(id, sheet) {
    const given = sheet.sourceOf(id);
    const source = chooser(sheet, `${id} is said by`, given);
    const other = field("or by somebody not in the list, called as in the article");
    const line = element("p", { className: "own-article-controls" });
    line.append(source, other,
      this.button("Change who says it", `give-${id}`,
        (own) => value(other) ? own.giveToOther(id, value(other)) : own.give(id, value(source)),
        () => value(other) || value(source) !== given ? "" : "Choose another source, or type a name."),
      this.button(`Drop ${id}`, `drop-${id}`, (own) => own.drop(id)));
    return line;
  }

  // missing(): the sentence that says what the correction still needs, or nothing.
  button(label, key, edit, missing = () => "") {
    const button = element("button", { type: "button" }, label);
    button.dataset.correction = key;
    button.addEventListener("click", () => {
      const sentence = missing();
      if (sentence) this.tell(sentence, key);
      else this.correct(edit);
    });
    return button;
  }

  // Offers what selected words of the article can be; the buttons stand at the foot of the screen while there are any.
  selected() {
    const selection = getSelection();
    const text = selection.isCollapsed ? "" : selection.toString().trim();
    const paragraph = text && selection.anchorNode.parentElement?.closest("#own-article-result .paragraph");
    this.bar?.remove();
    if (!paragraph) return;
    this.bar = element("p", { className: "own-article-selected" }, "The selected words are ");
    for (const [column, label] of Object.entries({ content_text: "what is said", source_text: "who says it", cue_text: "the cue" })) {
      const button = element("button", { type: "button" }, label);
      button.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the selection
      button.addEventListener("click", () => {
        this.field[column].querySelector("input").value = text;
        if (column === "content_text") this.paragraph = paragraph.id.replace("own-p", "");
        this.place.querySelector("#own-article-correcting").open = true;
        button.textContent = `${label} ✓`;
      });
      this.bar.append(button);
    }
    this.place.append(this.bar);
  }
}

function element(tag, properties = {}, text = "") {
  return Object.assign(document.createElement(tag), properties, text ? { textContent: text } : {});
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
