/** Tabs as the keyboard knows them: arrows move, Home and End jump. Dispatches `show` with the panel's id. */
export class Tabs extends EventTarget {
  #tabs;

  constructor(list) {
    super();
    this.#tabs = [...list.querySelectorAll('[role=tab]')];
    list.addEventListener('click', ({ target }) => this.#select(target.closest('[role=tab]')));
    list.addEventListener('keydown', (event) => this.#move(event));
    this.#select(this.#tabs[0]);
  }

  /** Shows the panel of this id. */
  show(panel) {
    this.#select(this.#tabs.find((tab) => tab.getAttribute('aria-controls') === panel));
  }

  #move(event) {
    const here = this.#tabs.indexOf(document.activeElement);
    const there = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: this.#tabs.length - 1 }[event.key];
    if (there !== undefined && here >= 0) {
      event.preventDefault();
      this.#select(this.#tabs.at(there % this.#tabs.length));
      document.activeElement.blur();
      this.#tabs.find((tab) => tab.ariaSelected === 'true').focus();
    }
  }

  #select(selected) {
    if (!selected) {
      return;
    }
    for (const tab of this.#tabs) {
      const isSelected = tab === selected;
      tab.setAttribute('aria-selected', String(isSelected));
      tab.tabIndex = isSelected ? 0 : -1;
      document.getElementById(tab.getAttribute('aria-controls')).hidden = !isSelected;
    }
    this.dispatchEvent(new CustomEvent('show', { detail: selected.getAttribute('aria-controls') }));
  }
}
