/** Returns the first element of a fresh copy of a template. */
export function fromTemplate(id) {
  return document.getElementById(id).content.firstElementChild.cloneNode(true);
}

/** Makes an element with text in it. Untrusted text becomes text here and nothing else. */
export function element(name, text = '', className = '') {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

/** Returns a table of names and values. */
export function table(fields) {
  const made = element('table', '', 'facts');
  for (const [name, value] of Object.entries(fields)) {
    const row = made.insertRow();
    const head = element('th', name);
    head.scope = 'row';
    row.append(head, element('td', Array.isArray(value) ? value.join('\n') : String(value)));
  }
  return made;
}

/** Returns JSON indented, and any other text as it is. */
export function readable(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** Returns a text with its SIDs shortened to their distinctive part. */
export function shortSids(text) {
  return text.replace(/\b([A-Z]{2})([0-9a-f]{32})\b/g, (sid, kind, digits) =>
    kind + (/^0{24}/.test(digits) ? '…' + digits.slice(-4) : digits.slice(0, 4) + '…'));
}

/** Returns the time of day. */
export function clock(iso, withMilliseconds = false) {
  const time = new Date(iso);
  const two = (number) => String(number).padStart(2, '0');
  const seconds = `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
  return withMilliseconds ? `${seconds}.${String(time.getMilliseconds()).padStart(3, '0')}` : seconds;
}

/** Returns whether the end of a scrolling element is in view, so that it may scroll automatically. */
export function isAtEnd(scrolled) {
  return scrolled.scrollHeight - scrolled.scrollTop - scrolled.clientHeight < 40;
}

/** Shows or hides what a button controls. */
export function toggle(button, more) {
  const opens = more.hidden;
  more.hidden = !opens;
  button.setAttribute('aria-expanded', String(opens));
  return opens;
}
