"""An SVG from Graphviz, tidied to stand alone: fonts that exist everywhere, titles a reader can use, safe links.

Knows SVG. Must not know debates or how the picture was laid out.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

from argmap.text.safe import display_text, web_address

_SVG = "http://www.w3.org/2000/svg"
_LINK = "http://www.w3.org/1999/xlink"
_FONTS = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"


def tidy(svg: bytes, *, title: str) -> bytes:
    """Return the SVG as UTF-8, without a document type, its names for screen readers and hovering set.

    Tooltips become `title` elements of what they describe; a link that is not http or https goes, its content stays.
    """
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _LINK)
    root = ElementTree.fromstring(svg)
    for element in list(root.iter()):
        if element.tag == f"{{{_SVG}}}a":
            _mend_anchor(element)
        elif element.tag == f"{{{_SVG}}}text":
            element.set("font-family", _FONTS)
    _name(root, title)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _mend_anchor(anchor: ElementTree.Element) -> None:
    """Keep a link to the web; make anything else a plain group. Its tooltip becomes the title of what it stands in."""
    tooltip = anchor.attrib.pop(f"{{{_LINK}}}title", None)
    address = web_address(anchor.get(f"{{{_LINK}}}href"))
    if address is None:
        anchor.tag = f"{{{_SVG}}}g"
        for name in (f"{{{_LINK}}}href", "target"):
            anchor.attrib.pop(name, None)
    else:
        anchor.set("rel", "noopener noreferrer")
    if tooltip is not None:
        title = ElementTree.Element(f"{{{_SVG}}}title")
        title.text = display_text(tooltip, multiline=True)
        anchor.insert(0, title)


def _name(root: ElementTree.Element, title: str) -> None:
    """Give the whole a title, and take away the titles that only name Graphviz's own nodes and edges."""
    for group in root.iter(f"{{{_SVG}}}g"):
        if group.get("class") in ("node", "edge", "cluster", "graph"):
            for named in [child for child in group if child.tag == f"{{{_SVG}}}title"]:
                group.remove(named)
    element = ElementTree.Element(f"{{{_SVG}}}title")
    element.text = display_text(title)
    root.insert(0, element)
    root.set("role", "img")
    root.set("aria-label", element.text)
