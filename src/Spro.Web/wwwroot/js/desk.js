// At the desk: one key for each answer, and a draft that outlives a lost connection. The page is whole without it.
const draftKey = 'spro-desk';
const keys = '123456789abcdefghijklmnopqrstuvwxyz';
const form = document.querySelector('form[data-desk]');

if (form) {
  const groups = [...form.querySelectorAll('fieldset')];
  for (const group of groups) {
    choicesOf(group).forEach((choice, rank) => {
      if (rank >= keys.length) return;
      const hint = document.createElement('kbd');
      hint.className = 'spro-key';
      hint.textContent = keys[rank];
      hint.setAttribute('aria-hidden', 'true');
      choice.labels[0]?.prepend(hint);
    });
  }
  // Only while the focus is in a question: a single letter is no shortcut elsewhere (WCAG 2.1.4).
  form.addEventListener('keydown', (event) => {
    const group = event.target.closest('fieldset');
    if (!group || !isChoice(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
    // Above the letters of a French keyboard, digits ask for a capital: the key counts, not what it writes.
    const key = keys.includes(event.key.toLowerCase()) ? event.key.toLowerCase() : event.code.replace('Digit', '');
    const choice = choicesOf(group)[keys.indexOf(key)];
    if (event.key.length !== 1 || key.length !== 1 || !choice) return;
    event.preventDefault();
    choice.checked = choice.type === 'radio' || !choice.checked;
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    (choice.type === 'radio' ? fieldAfter(group) : choice)?.focus();
  });
  restore();
  form.addEventListener('change', keep);
  form.addEventListener('input', keep);
} else if (draft()?.id === document.querySelector('[data-contact]')?.dataset.contact) {
  // The contact is recorded: its draft has served.
  sessionStorage.removeItem(draftKey);
}

function isChoice(element) {
  return element.type === 'radio' || element.type === 'checkbox';
}

function choicesOf(group) {
  return [...group.querySelectorAll('input')].filter(isChoice);
}

function fieldAfter(group) {
  const fields = [...form.elements].filter((field) => field.type !== 'hidden' && field.tagName !== 'FIELDSET');
  const last = fields.findLastIndex((field) => group.contains(field));
  return fields[last + 1];
}

function draft() {
  return JSON.parse(sessionStorage.getItem(draftKey));
}

function keep() {
  const said = [...new FormData(form)].filter(([name]) => !name.startsWith('__'));
  const { session } = form.dataset;
  sessionStorage.setItem(draftKey, JSON.stringify({ session, id: form.elements.Id.value, said }));
}

// Only into a form that nobody has filled, for whoever typed it: what the server gives back is newer.
function restore() {
  const kept = draft();
  if (!kept || form.dataset.desk !== 'new') return;
  if (kept.session !== form.dataset.session) {
    sessionStorage.removeItem(draftKey);
    return;
  }
  for (const field of form.elements) {
    const values = kept.said.filter(([name]) => name === field.name).map(([, value]) => value);
    if (isChoice(field)) field.checked = values.includes(field.value);
    // The identifier too: a form that arrived without its answer coming back makes no second contact.
    else if (values.length > 0 && !field.name.startsWith('__')) field.value = values[0];
  }
  const notice = form.querySelector('[data-draft]');
  notice.hidden = false;
  notice.querySelector('button').addEventListener('click', () => {
    sessionStorage.removeItem(draftKey);
    location.assign(location.pathname);
  });
}
