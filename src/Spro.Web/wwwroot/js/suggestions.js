// Enhances the search box: while one types, suggests pages that it may be about. Without this script, without an answer,
// or without a choice among them, the form beside it does the same. The keyboard and its ARIA are combobox-nav's.
import Combobox from "/assets/combobox-nav.js";

const address = "/api/v1/search/suggestions";
const fewestLetters = 2;

// Milliseconds without a key before asking: a person who types steadily asks once or twice.
const pause = 200;

class Suggestions extends HTMLElement {
  #input;
  #list = document.createElement("div");
  #status = document.createElement("div");
  #combobox;
  #timer;
  #asking = new AbortController();

  connectedCallback() {
    this.#input = this.querySelector("input");
    this.#list.id = `${this.#input.id}-suggestions`;
    this.#list.className = "spro-suggestions";
    this.#list.setAttribute("role", "listbox");
    this.#list.setAttribute("aria-label", this.dataset.label);
    // A list that scrolls would be a stop of the Tab key.
    this.#list.tabIndex = -1;
    this.#list.hidden = true;
    this.#status.className = "govuk-visually-hidden";
    this.#status.setAttribute("role", "status");
    this.#input.after(this.#list, this.#status);
    this.#combobox = new Combobox(this.#input, this.#list, { tabInsertsSuggestions: false });

    this.#input.addEventListener("input", () => this.#wait());
    this.#input.addEventListener("blur", () => this.#close());
    this.#input.addEventListener("keydown", (event) => this.#press(event));
    this.#input.form.addEventListener("submit", () => this.#close());
    // A press on a suggestion leaves the focus in the box, or the list would close before the click.
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    // Who comes back to this page finds it closed.
    this.#list.addEventListener("click", () => this.#close());
  }

  #press(event) {
    if (event.key === "Escape" && !this.#list.hidden) {
      event.preventDefault();
      this.#close();
    } else if (event.key === "ArrowDown" && this.#list.hidden) {
      event.preventDefault();
      this.#ask();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      // Who is choosing keeps the list: a late answer does not take it away.
      this.#stop();
    }
  }

  #wait() {
    this.#stop();
    this.#timer = setTimeout(() => this.#ask(), pause);
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#asking.abort();
  }

  async #ask() {
    this.#stop();
    const text = this.#input.value.trim();
    if (text.length < fewestLetters) {
      this.#close();
      return;
    }
    const asking = (this.#asking = new AbortController());
    const kind = this.#input.form.elements.type?.value ?? "";
    try {
      const query = new URLSearchParams({ q: text, kind });
      const answer = await fetch(`${address}?${query}`, { signal: asking.signal, credentials: "omit" });
      const items = answer.ok ? (await answer.json()).items : [];
      if (!asking.signal.aborted) this.#show(items, answer.ok);
    } catch {
      // What was typed since asks again; without an answer there is nothing to suggest, and the form still works.
      if (!asking.signal.aborted) this.#close();
    }
  }

  #show(items, isAnswer) {
    this.#close();
    if (isAnswer) this.#status.textContent = this.#count(items.length);
    if (items.length === 0) return;
    this.#list.replaceChildren(...items.map((item, rank) => this.#option(item, rank)));
    this.#list.hidden = false;
    this.#combobox.start();
  }

  #option({ title, kindName, detail, url }, rank) {
    const option = document.createElement("a");
    option.id = `${this.#list.id}-${rank}`;
    option.className = "spro-suggestions__option";
    option.setAttribute("role", "option");
    option.href = url;
    // The arrows lead there; the Tab key goes on to the button.
    option.tabIndex = -1;
    const words = document.createElement("span");
    words.className = "spro-suggestions__kind";
    words.textContent = [kindName, detail].filter(Boolean).join(" · ");
    option.append(title, " ", words);
    return option;
  }

  #count(many) {
    const { none, one, several } = this.dataset;
    return many === 0 ? none : many === 1 ? one : `${many} ${several}`;
  }

  #close() {
    this.#stop();
    this.#combobox.stop();
    this.#list.hidden = true;
    this.#status.textContent = "";
  }
}
customElements.define("spro-suggestions", Suggestions);
