// The bar at the foot of the screen: what the selected words are, the attribution made of them, the last correction.
"use strict";

const PARTS = { content_text: "what is said", source_text: "who says it", cue_text: "the cue" };

class CorrectionBar {
  // place: where the audit is; correcting: whose attribution is being made, and who makes buttons that correct.
  constructor(place, correcting) {
    Object.assign(this, { place, correcting, told: "", words: "", paragraph: "" });
    this.own = element("section", { className: "own-article-bar", ariaLabel: "What you correct" });
    this.own.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the selection
    document.addEventListener("selectionchange", () => this.select());
  }

  // Takes the words that are selected in one paragraph of the article.
  select() {
    const selection = getSelection();
    const { anchorNode: start } = selection;
    const words = selection.isCollapsed ? "" : selection.toString().trim();
    const text = words && (start.closest ? start : start.parentElement).closest("#own-article-result .annotated .text");
    const within = text && (text.contains(selection.focusNode) || !words.includes("\n"));
    if (this.words === (within ? words : "")) return; // a field that is filled tells of it too
    this.words = within ? words : "";
    if (within) [this.told, this.paragraph] = ["", text.parentElement.id.replace("own-p", "")];
    this.show();
  }

  // Shows what there is to show, and nothing if there is nothing.
  show() {
    const rows = [this.told && this.lastCorrection(), this.words && this.choice(), this.correcting.draft.picked && this.chosen()];
    this.own.replaceChildren(...rows.filter(Boolean));
    if (this.own.childElementCount) this.place.append(this.own);
    else this.own.remove();
  }

  lastCorrection() {
    const row = element("p", {}, `${this.told} `);
    const close = element("button", { type: "button" }, "Close");
    close.addEventListener("click", () => {
      this.told = "";
      this.show();
    });
    if (this.correcting.sheet.past.length) row.append(this.correcting.button("Undo", "undo-last", (own) => own.undo()));
    row.append(close);
    return row;
  }

  choice() {
    const row = element("p", {}, "The selected words are ");
    row.append(...Object.entries(PARTS).map(([column, label]) => {
      const button = element("button", { type: "button" }, label);
      button.dataset.part = column;
      button.addEventListener("click", () => this.pick(column));
      return button;
    }));
    return row;
  }

  pick(column) {
    this.correcting.pick(column, this.words, this.paragraph);
    this.show();
    const next = this.correcting.isComplete() ? "[data-correction=add-selected]" : `[data-part=${column}]`;
    this.own.querySelector(next).focus({ preventScroll: true });
  }

  // The attribution as far as it is made, and the button that adds it.
  chosen() {
    const group = element("div");
    for (const [column, label] of Object.entries(PARTS)) {
      const words = this.correcting.draft[column];
      const line = element("p", { className: "own-article-chosen" });
      line.append(element("b", {}, label), words ? ` “${words}”` : " not chosen yet");
      group.append(line);
    }
    const again = element("button", { type: "button" }, "Start again");
    again.addEventListener("click", () => this.correcting.startAgain());
    group.append(this.correcting.addButton("add-selected"), again);
    return group;
  }
}
