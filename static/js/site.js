// The little the pages need beyond the design system. Everything works without it.
import { createAll, initAll, Button, Radios, Checkboxes } from '../vendor/nhsuk-10.6.1/nhsuk.min.js'

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported')
initAll()

// Parts of a page that arrive later bring design system components too.
document.addEventListener('htmx:load', (event) => {
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
