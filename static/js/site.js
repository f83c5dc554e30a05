// The little the pages need beyond the design system. Everything works without it.
import { createAll, initAll, Button, Radios, Checkboxes } from '../vendor/nhsuk-10.6.1/nhsuk.min.js'

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported')
initAll()

// The design system marks a radio button that opens a question as expanded, which ARIA allows on no radio button.
function unmarkRadios() {
  for (const radio of document.querySelectorAll('input[type=radio][aria-expanded]')) radio.removeAttribute('aria-expanded')
}
window.addEventListener('pageshow', unmarkRadios)
document.addEventListener('click', unmarkRadios)

// Parts of a page that arrive later bring design system components too.
document.addEventListener('htmx:load', (event) => {
  if (event.target === document.body) return
  for (const component of [Button, Radios, Checkboxes]) createAll(component, {}, { scope: event.target })
  announce(event.target)
})

// Read out what a new part of the page says it is, and only when that has changed: a part that comes anew every two
// seconds must not speak every two seconds.
function announce(part) {
  const announcer = document.getElementById('announcer')
  const said = part.closest('[data-announcement]') || part.querySelector('[data-announcement]')
  if (said && announcer.textContent !== said.dataset.announcement) announcer.textContent = said.dataset.announcement
}

// “Print this page” needs a script to do anything, so only a script shows it.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

// Keys for whoever judges many things in a row: only while the focus is in a part marked data-keys
// (WCAG 2.1.4), the letter on one of its buttons or links presses it.
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, textarea, select')) return
  const part = event.target.closest('[data-keys]')
  const pressed = part && part.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`)
  if (!pressed) return
  event.preventDefault()
  pressed.click()
})
for (const told of document.querySelectorAll('[data-needs-script]')) told.hidden = false
