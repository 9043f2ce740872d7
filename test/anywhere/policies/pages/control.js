/** What none of these policies allows: a style attribute, and where Trusted Types are required markup from text. */
const box = document.createElement('div');
box.setAttribute('style', 'color: red');
try {
  box.innerHTML = '<b>bold</b>';
} catch {
  // The violation is noted.
}
