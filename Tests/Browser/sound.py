"""Whether a page is sound: nothing serious that axe-core finds, and nothing wider than the screen."""

from pathlib import Path

import axe_playwright_python
from conftest import DESK, PHONE

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
GRAVE = """() => axe.run({resultTypes: ['violations']}).then(found => found.violations
    .filter(fault => ['serious', 'critical'].includes(fault.impact))
    .map(fault => `${fault.id}: ${fault.help}: ${fault.nodes[0].html.slice(0, 160)}`))"""
WIDE = """() => document.scrollingElement.scrollWidth <= window.innerWidth ? [] :
    [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
    .slice(0, 5).map(e => `too wide: ${e.outerHTML.slice(0, 120)}`).concat(['too wide'])"""


def grave(page):
    """What axe-core holds against it that is serious or critical."""
    page.evaluate(AXE)
    return page.evaluate(GRAVE)


def wide(page):
    """What makes it wider than its screen."""
    return page.evaluate(WIDE)


def faults(page):
    """Both, on a telephone and on a desk."""
    found = []
    for viewport in (PHONE, DESK):
        page.set_viewport_size(viewport)
        found += [f"{page.url} at {viewport['width']}: {fault}" for fault in grave(page) + wide(page)]
    return found


def are_sound(person, paths):
    """As this person sees them, with everything unfolded that folds."""
    for path in paths:
        person.go(path)
        person.page.evaluate("document.querySelectorAll('details').forEach(one => (one.open = true))")
        assert faults(person.page) == []
