"""A debate as a Graphviz graph: claims are boxes, arguments small junctions that premises and undercuts meet in.

Knows which shape and label everything gets; node names are n1, n2 and so on. Must not know how Graphviz is run. Every
text reaches the graph through `dot_string`, or in the head through `dot_markup`; none is ever markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from argmap.formats import style
from argmap.formats.labels import Drawing, argument_tooltip, claim_lines, claim_tooltip, heading, junction_lines
from argmap.formats.legend import head
from argmap.formats.request import Exported, Request
from argmap.model.values import Argument, Claim
from argmap.text.safe import dot_string, web_address

if TYPE_CHECKING:
    import pydot

_THICKEST = 7.0
_MANY = 400
_VERY_MANY = 1500


def write(request: Request) -> Exported:
    """Return the debate in the DOT language, as UTF-8."""
    return Exported(dot_text(request).encode())


def dot_text(request: Request) -> str:
    """Return the debate in the DOT language; raise `UnknownId` for a root or person that is not there."""
    drawing = Drawing.of(request)
    graph = _graph(drawing)
    homes = _clusters(drawing, graph)
    for id in drawing.part.claims:
        homes.get(id, graph).add_node(_claim_box(drawing, request.debate.claims[id]))
    for id in drawing.part.arguments:
        homes.get(id, graph).add_node(_junction(drawing, request.debate.arguments[id]))
    for id in drawing.part.arguments:
        for edge in _argument_edges(drawing, request.debate.arguments[id]):
            graph.add_edge(edge)
    _add_contraries(drawing, graph)
    _level_theses(drawing, graph)
    graph.set("label", head(request.debate.title, heading(drawing), drawing.occurring))
    return str(graph.to_string())


def _graph(drawing: Drawing) -> pydot.Dot:
    import pydot

    request = drawing.request
    size = len(drawing.names)
    graph = pydot.Dot(
        "debate",
        graph_type="digraph",
        rankdir=request.direction,
        labelloc="t",
        labeljust="l",
        bgcolor=style.PAPER,
        pad="0.35",
        nodesep="0.22" if request.direction == "RL" else "0.3",
        ranksep="0.42" if request.direction == "RL" else "0.36",
        splines="true" if size < _MANY else "polyline" if size < _VERY_MANY else "line",
        outputorder="edgesfirst",
        charset="UTF-8",
    )
    if request.cluster is not None:
        graph.set("newrank", "true")
    if size >= _VERY_MANY:
        graph.set("nslimit", "2")
        graph.set("mclimit", "0.3")
    graph.set_node_defaults(fontname=style.FONT, fontsize=f"{style.TEXT_SIZE:g}", fontcolor=style.INK, color=style.INK)
    graph.set_edge_defaults(fontname=style.FONT, fontsize=f"{style.SMALL_SIZE:g}", fontcolor=style.INK, arrowsize="0.8")
    return graph


def _level_theses(drawing: Drawing, graph: pydot.Dot) -> None:
    """Set several theses at the outer edge of the picture, but for those that bear on something."""
    import pydot

    theses = [id for id in drawing.request.debate.thesis if id in drawing.names]
    used = {each.claim for id in drawing.part.arguments for each in drawing.request.debate.arguments[id].premises}
    outermost = [id for id in theses if id not in used]
    if len(outermost) < 2 or drawing.request.cluster is not None:
        return
    level = pydot.Subgraph("theses", rank="max")
    for id in outermost:
        level.add_node(pydot.Node(drawing.names[id]))
    graph.add_subgraph(level)


def _claim_box(drawing: Drawing, claim: Claim) -> pydot.Node:
    import pydot

    request, occurring = drawing.request, drawing.occurring
    is_thesis, is_crux = claim.id in request.debate.thesis, claim.id in drawing.cruxes
    size = style.TEXT_SIZE * (1.1 if is_thesis else 1.0)
    width = style.inner_width(size) / (1.08 if is_thesis else 1.0)
    attributes: style.Attributes = {
        "shape": "box",
        "style": "rounded,filled",
        "width": f"{style.BOX_WIDTH:g}",
        "margin": f"{style.MARGIN:g},0.09",
        "label": _label(*claim_lines(drawing, claim, width)),
        "tooltip": style.tooltip(claim_tooltip(drawing, claim)),
        "fillcolor": style.BOX,
        "color": style.INK if is_thesis or is_crux else style.OUTLINE,
        "penwidth": "2.4" if is_thesis else "1",
    }
    if is_thesis:
        attributes |= {"fontname": style.BOLD, "fontsize": f"{size:g}"}
        occurring.things.add("thesis")
    if is_crux:
        attributes["peripheries"] = "2"
        occurring.things.add("crux")
    attributes |= _fill(drawing, claim.id) | _link(drawing, claim) | _thickness(drawing, claim.id)
    return pydot.Node(drawing.names[claim.id], **attributes)


def _label(words: list[str], notes: list[str]) -> str:
    return f'"{style.lines(words, "l")[1:-1]}{style.lines(notes, "r")[1:-1]}"'


def _fill(drawing: Drawing, id: str) -> style.Attributes:
    """Return the attributes that tint a box from the left, as wide as the credence's share of it."""
    share = drawing.figures.fill(id)
    if share is None:
        return {}
    drawing.occurring.things.add("fill")
    if share <= 0.0:
        return {}
    if share >= 1.0:
        return {"fillcolor": style.FILL}
    return {"fillcolor": f"{style.FILL};{share:.4f}:{style.BOX}", "gradientangle": "0"}


def _link(drawing: Drawing, claim: Claim) -> style.Attributes:
    """Return a link to where the claim was said, where that is an http or https address."""
    for quote in claim.quotes:
        source = drawing.request.debate.sources.get(quote.source)
        address = web_address(source.url) if source else None
        if address:
            return {"URL": dot_string(address), "target": "_blank"}
    return {}


def _thickness(drawing: Drawing, id: str) -> style.Attributes:
    share = drawing.request.widths.get(id)
    if share is None:
        return {}
    drawing.occurring.things.add("share")
    return {"penwidth": f"{1 + (_THICKEST - 1) * min(abs(share), 1.0):.2f}"}


def _junction(drawing: Drawing, argument: Argument) -> pydot.Node:
    """Return the small shape where an argument's premises meet: its sign, its strength, and its own text if any."""
    import pydot

    look = style.RELATION_STYLES[argument.relation]
    drawing.occurring.relations.add(argument.relation)
    words = junction_lines(drawing, argument)
    attributes: style.Attributes = {
        "fillcolor": style.BOX,
        "color": look.color,
        "penwidth": "1.6",
        "tooltip": style.tooltip(argument_tooltip(drawing, argument)),
    }
    if len(words) == 1 and words[0] == look.sign:
        attributes |= style.junction(argument.relation)
    else:
        width = style.outer_width(words, style.SMALL_SIZE, margin=0.09)
        attributes |= {"shape": "box", "style": "rounded,filled", "height": "0.22", "width": width}
        attributes |= {"label": style.lines(words, "l"), "margin": "0.09,0.05", "fontsize": f"{style.SMALL_SIZE:g}"}
        if argument.text:
            attributes["fontname"] = style.ITALIC
    return pydot.Node(drawing.names[argument.id], **attributes)


def _argument_edges(drawing: Drawing, argument: Argument) -> Iterable[pydot.Edge]:
    import pydot

    look = style.RELATION_STYLES[argument.relation]
    junction, target = drawing.names[argument.id], drawing.names.get(argument.target)
    line = style.line(look) | {"tooltip": style.tooltip(f"{argument.relation.replace('_', ' ')} [{argument.id}]")}
    for premise in argument.premises:
        if premise.claim not in drawing.names:
            continue
        attributes = line | {"arrowhead": "none"} | _thickness(drawing, premise.claim)
        if premise.negated:
            drawing.occurring.things.add("negated")
            attributes |= {"arrowhead": "odot", "label": dot_string(" not ")}
        yield pydot.Edge(drawing.names[premise.claim], junction, **attributes)
    if target is not None:
        yield pydot.Edge(junction, target, arrowhead=look.arrowhead, **(line | _thickness(drawing, argument.id)))


def _add_contraries(drawing: Drawing, graph: pydot.Dot) -> None:
    import pydot

    look: style.Attributes = {
        "color": style.SOFT,
        "style": "dashed",
        "arrowhead": "tee",
        "arrowtail": "tee",
        "dir": "both",
    }
    for number, group in enumerate(drawing.request.debate.contraries, 1):
        shown = [drawing.names[id] for id in group if id in drawing.part.claims]
        if len(shown) < 2:
            continue
        drawing.occurring.things.add("contrary")
        if len(shown) == 2:
            graph.add_edge(pydot.Edge(shown[0], shown[1], label=dot_string(" not both "), constraint="false", **look))
            continue
        hub = f"x{number}"
        graph.add_node(
            pydot.Node(
                hub,
                shape="box",
                style="filled",
                fillcolor=style.BOX,
                color=style.SOFT,
                height="0.2",
                width=style.outer_width(["at most one"], style.SMALL_SIZE, margin=0.06),
                margin="0.06,0.03",
                fontsize=f"{style.SMALL_SIZE:g}",
                label=dot_string("at most one"),
            )
        )
        for name in shown:
            graph.add_edge(pydot.Edge(hub, name, **(look | {"dir": "forward"})))


def _clusters(drawing: Drawing, graph: pydot.Dot) -> dict[str, pydot.Subgraph]:
    """Return, for each claim and argument that stands in a group, the cluster added to the graph for it."""
    import pydot

    groups = _groups(drawing)
    clusters: dict[str, pydot.Subgraph] = {}
    for number, name in enumerate(sorted(set(groups.values())), 1):
        person = drawing.request.debate.participants.get(name) if drawing.request.cluster == "by" else None
        words = person.name if person and person.name else name
        clusters[name] = pydot.Subgraph(
            f"cluster_c{number}",
            label=style.lines([words], "l"),
            tooltip=style.tooltip(words),
            labeljust=style.label_side(drawing.request.direction),
            style="rounded,filled",
            fillcolor=style.CLUSTER,
            color=style.CLUSTER_LINE,
            fontname=style.BOLD,
            fontsize=f"{style.TEXT_SIZE:g}",
            fontcolor=style.SOFT,
            margin="14",
        )
        graph.add_subgraph(clusters[name])
    return {id: clusters[name] for id, name in groups.items()}


def _groups(drawing: Drawing) -> style.Attributes:
    debate, kind = drawing.request.debate, drawing.request.cluster
    if kind is None:
        return {}
    groups: style.Attributes = {}
    for id in drawing.part.claims:
        claim = debate.claims[id]
        name = claim.by if kind == "by" else next(iter(claim.tags), None)
        if name is not None:
            groups[id] = name
    for id in drawing.part.arguments:
        argument = debate.arguments[id]
        around = {groups.get(each.claim) for each in argument.premises}
        if kind == "by" and argument.by is not None:
            groups[id] = argument.by
        elif len(around) == 1 and (common := around.pop()) is not None:
            groups[id] = common
    return groups
