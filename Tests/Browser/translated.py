"""The program's own words on a page of the other language. What records say is theirs, in whatever language."""

import re
from functools import cache

from lianqiao import ROOT

# `Label("中文", "English")` and `visit.say("中文", "English")`; what is put in between is cut out.
PAIR = re.compile(r'(?:Label|say)\(\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)"')
GAP = re.compile(r"\\\([^)]*\)+|\{[^}]*\}")
HAN = re.compile(r"[\u4e00-\u9fff]+")
# What a reason or a report quotes from a record or a file.
QUOTED = re.compile(r"“[^”]*”|^both mention .*|^Columns: .*")

# What a reader or a screen reader is told, where the element does not say that it is in another language.
TEXTS = r"""() => {
  const texts = [], page = document.documentElement.lang;
  const own = element => element.closest('[lang]').lang === page;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const words = walk.currentNode.data.trim(), element = walk.currentNode.parentElement;
    if (words && own(element) && !element.closest('script, style, code, pre, textarea')) texts.push(words);
  }
  for (const name of ['aria-label', 'title', 'alt', 'placeholder'])
    for (const element of document.querySelectorAll(`[${name}]`))
      if (own(element)) texts.push(element.getAttribute(name));
  return texts;
}"""


@cache
def program_words():
    """Chinese runs and whole English texts of the program, of which the two languages differ."""
    chinese, english, quoted = set(), set(), set()
    for file in (ROOT / "Sources").rglob("*.swift"):
        for zh, en in PAIR.findall(file.read_text()):
            chinese.update(run for run in HAN.findall(GAP.sub(" ", zh)) if len(run) > 1)
            quoted.update(HAN.findall(en))
            if not GAP.search(en) and HAN.search(zh) and len(en) > 3:
                english.add(en)
    assert len(chinese) > 1000 and len(english) > 300
    return chinese - quoted, english


def untranslated(page, language):
    chinese, english = program_words()
    for words in page.evaluate(TEXTS):
        if language == "en" and (wrong := [run for run in HAN.findall(QUOTED.sub("", words)) if run in chinese]):
            yield f"{wrong} in {words[:60]}"
        if language == "zh" and words in english:
            yield words[:60]
