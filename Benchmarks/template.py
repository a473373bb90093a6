"""Turns a page of ours into a Jinja2 template and the data that it shows, so that a peer can render the same page.

Siblings of one form become a loop over rows; every text and address within `main` that differs from its siblings becomes
a value; the rest of the site (head, navigation, foot) stays as it is written. What does not repeat is laid out straight,
which is the fastest thing that Jinja2 can do: where this differs from a template written by hand, it is in the peer's favour.
"""

from html.parser import HTMLParser

VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
    "rect",
    "path",
    "circle",
    "line",
    "polyline",
}
# Attributes that carry data; the others (class, role, …) are layout unless siblings differ in them.
DATA = {
    "href",
    "title",
    "aria-label",
    "datetime",
    "alt",
    "style",
    "lang",
    "hreflang",
    "width",
    "x",
    "y",
    "points",
    "d",
    "value",
}


class Node:
    def __init__(self, tag, attributes=()):
        self.tag, self.attributes, self.children = tag, list(attributes), []

    def __eq__(self, other):
        return isinstance(other, Node) and (self.tag, self.attributes, self.children) == (
            other.tag,
            other.attributes,
            other.children,
        )


class Reader(HTMLParser):
    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.root = Node("")
        self.open = [self.root]
        self.feed(html)
        self.close()

    def handle_decl(self, words):
        self.open[-1].children.append(Node("!" + words))

    def handle_starttag(self, tag, attributes):
        node = Node(tag, [(name, value) for name, value in attributes])
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag, attributes):
        self.open[-1].children.append(Node(tag, attributes))

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if self.open[-1].tag != tag:
            raise ValueError(f"</{tag}> closes <{self.open[-1].tag}>")
        self.open.pop()

    def handle_data(self, text):
        children = self.open[-1].children
        if children and isinstance(children[-1], str):
            children[-1] += text
        else:
            children.append(text)


def parse(html):
    return Reader(html).root


def form(node):
    """What two siblings must have in common to be rows of one loop."""
    if isinstance(node, str):
        return "#text"
    names = tuple((name, None if name in DATA else value) for name, value in node.attributes)
    return node.tag, names, tuple(form_of for form_of, _ in runs(node.children))


def runs(nodes):
    """Neighbours of one form, together."""
    out = []
    for node in nodes:
        kind = form(node)
        if out and out[-1][0] == kind and not isinstance(node, str):
            out[-1][1].append(node)
        else:
            out.append((kind, [node]))
    return out


class Maker:
    def __init__(self):
        self.depth = 0

    def slot(self, values, texts, scope, is_data):
        """A place that shows `texts`, one an instance: written out where all agree, a value where not."""
        if texts[0] is None:
            return ""
        if not is_data or (len(texts) > 1 and len(set(texts)) == 1):
            if len(set(texts)) == 1:
                return escaped(texts[0])
        for row, text in zip(values, texts):
            row.append(text)
        return "{{ %s[%d] }}" % (scope, len(values[0]) - 1)

    def sequence(self, instances, values, scope, is_data):
        """`instances` are lists of children of one form; `values` gathers what each of them shows."""
        split = [runs(children) for children in instances]
        out = []
        for position in range(len(split[0])):
            groups = [run[position][1] for run in split]
            if isinstance(groups[0][0], str):
                out.append(self.slot(values, [group[0] for group in groups], scope, is_data))
            elif all(len(group) == 1 for group in groups):
                out.append(self.element([group[0] for group in groups], values, scope, is_data))
            else:
                self.depth += 1
                row = f"r{self.depth}"
                members = [node for group in groups for node in group]
                rows = [[] for _ in members]
                body = self.element(members, rows, row, is_data)
                self.depth -= 1
                start = 0
                for value, group in zip(values, groups):
                    value.append(rows[start : start + len(group)])
                    start += len(group)
                out.append("{%% for %s in %s[%d] %%}%s{%% endfor %%}" % (row, scope, len(values[0]) - 1, body))
        return "".join(out)

    def element(self, nodes, values, scope, is_data):
        first = nodes[0]
        if first.tag.startswith("!"):
            return f"<{first.tag}>"
        is_data = is_data or first.tag in ("main", "title")
        out = [f"<{first.tag}"]
        for index, (name, _) in enumerate(first.attributes):
            texts = [node.attributes[index][1] for node in nodes]
            if texts[0] is None:
                out.append(f" {name}")
            else:
                out.append(f' {name}="{self.slot(values, texts, scope, is_data and name in DATA)}"')
        out.append(">")
        if first.tag not in VOID:
            out.append(self.sequence([node.children for node in nodes], values, scope, is_data))
            out.append(f"</{first.tag}>")
        return "".join(out)


def escaped(text):
    out = (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;").replace("'", "&#39;")
    )
    if "{{" in out or "{%" in out or "{#" in out:
        raise ValueError("text that Jinja2 would read")
    return out


def template_of(html):
    """The template's source and the list `v` that it is rendered with."""
    root = parse(html)
    values = [[]]
    source = Maker().sequence([root.children], values, "v", False)
    return source, values[0]
