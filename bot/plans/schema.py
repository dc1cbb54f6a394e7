"""The tree of a plan file held against the schema; each complaint of pydantic becomes a fault with line and mend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from rapidfuzz import fuzz, process

from bot.domain.plan import Plan
from bot.plans.faults import Fault
from bot.plans.source import Node

#: how near a known word has to be (0..100) to be offered as the one that was meant
NEAR = 60

#: pydantic's names of complaints, by the sentence that words them
SENTENCES = {
    "missing": "plan-key-missing",
    "string_type": "plan-wants-text",
    "string_too_short": "plan-wants-text",
    "string_too_long": "plan-id-too-long",
    "tuple_type": "plan-wants-list",
    "dict_type": "plan-wants-mapping",
    "model_type": "plan-wants-mapping",
    "model_attributes_type": "plan-wants-mapping",
    "bool_parsing": "plan-wants-yes-no",
    "bool_type": "plan-wants-yes-no",
    "greater_than_equal": "plan-number-too-small",
    "less_than_equal": "plan-number-too-large",
    "int_parsing": "plan-wants-number",
    "int_type": "plan-wants-number",
    "enum": "plan-wants-one-of",
    "literal_error": "plan-wants-one-of",
    "date-or-month": "plan-wants-date-or-month",
    "date-or-day-of-year": "plan-wants-date-or-day-of-year",
    "period": "plan-wants-period",
    "nobody": "plan-selects-nobody",
    "one-due": "plan-one-due",
    "successor-without-end": "plan-successor-without-end",
    "after-period": "plan-after-period",
    "due-rhythm": "plan-due-rhythm",
    "term-backwards": "plan-term-backwards",
    "carried-out-outside": "plan-carried-out-outside",
    "inferred-without-receiver": "plan-inferred-without-receiver",
    "inferred-twice": "plan-inferred-twice",
    "number-without-due": "plan-number-without-due",
    "questions-of-reports": "plan-questions-of-reports",
    "reports-count-themselves": "plan-reports-count-themselves",
    "one-channel": "plan-one-channel",
    "reminders-order": "plan-reminders-order",
    "clock": "plan-wants-clock",
    "email": "plan-wants-email",
    "float_parsing": "plan-wants-decimal",
    "float_type": "plan-wants-decimal",
    "finite_number": "plan-wants-decimal",
    "too_short": "plan-wants-list",
}

#: where a complaint about a whole part points: the keys that it speaks of, as far as they are written
KEYS = {
    "after-period": ("after_period",),
    "carried-out-outside": ("carried_out_from",),
    "due-rhythm": ("due",),
    "inferred-twice": ("inferred",),
    "inferred-without-receiver": ("to_inferred_from",),
    "number-without-due": ("due",),
    "questions-of-reports": ("questions",),
    "reports-count-themselves": ("counts_when", "counts_subjects"),
    "successor-without-end": ("successor",),
}


def built(root: Node) -> tuple[Plan | None, tuple[Fault, ...]]:
    """The plan of a tree, or the faults that keep it from being one."""
    try:
        return Plan.model_validate(root.plain), ()
    except ValidationError as complaints:
        return None, tuple(_fault(root, dict(one)) for one in complaints.errors(include_url=False))


def located(root: Node, steps: tuple[str | int, ...]) -> tuple[str, Node]:
    """The key path and the nearest node of steps into a tree; steps that lead nowhere (pydantic's own) are skipped."""
    path, node = [], root
    for step in steps:
        child = node.child(step)
        if child is not None:
            path.append(str(step))
            node = child
    return ".".join(path) or "-", node


def nearest(word: str, known: list[str]) -> str | None:
    """The known word that was probably meant."""
    found = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=NEAR)
    return str(found[0]) if found else None


def _fault(root: Node, complaint: Mapping[str, Any]) -> Fault:
    kind, steps = complaint["type"], complaint["loc"]
    path, node = located(root, (*steps, *KEYS.get(kind, ())))
    if kind == "extra_forbidden":
        return _unknown_key(path, node, str(steps[-1]), steps[:-1])
    context = complaint.get("ctx", {})
    values = {"value": str(node.text or "")}
    match _sentence(kind, steps):
        case "plan-key-missing" as problem:
            values["missing"] = str(steps[-1])
        case "plan-wants-one-of" as problem:
            values["allowed"] = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "")
        case ("plan-id-too-long" | "plan-label-too-long") as problem:
            values["most"] = str(context["max_length"])
        case ("plan-number-too-small" | "plan-number-too-large") as problem:
            values["bound"] = str(context.get("ge", context.get("le")))
        case problem:
            pass
    return Fault(node.file, node.line, path, problem, values)


def _sentence(kind: str, steps: tuple[str | int, ...]) -> str:
    if kind == "string_pattern_mismatch":
        return "plan-wants-code" if steps == ("code",) else "plan-wants-id"
    if kind.startswith("date_"):
        return "plan-wants-date"
    if kind == "string_too_long" and steps[-1] == "label":
        return "plan-label-too-long"
    if kind in ("model_type", "model_attributes_type") and steps[-1] == "due":
        return "plan-wants-due"
    return SENTENCES.get(kind, "plan-unfit")


def _unknown_key(path: str, node: Node, key: str, owner: tuple[str | int, ...]) -> Fault:
    if " " in key:
        # a comma inside { } cuts a sentence in two
        return Fault(node.file, node.line, path, "plan-unquoted", {"word": key})
    near = nearest(key, sorted(_known_keys(owner)))
    if near is None:
        return Fault(node.file, node.line, path, "plan-key-unknown", {"word": key})
    return Fault(node.file, node.line, path, "plan-key-unknown-near", {"word": key, "near": near})


def _known_keys(steps: tuple[str | int, ...]) -> set[str]:
    """The keys that the schema knows where the steps lead."""
    model: type[BaseModel] = Plan
    for step in steps:
        inner = next((field for name, field in model.model_fields.items() if step in (name, field.alias)), None)
        if inner is not None:
            model = next(_models_in(inner.annotation), model)
    names = {field.alias or name for name, field in model.model_fields.items()}
    return names | {"remove"} if model is Plan else names


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that an annotation such as `tuple[Field, ...]` or `dict[Slug, Body]` speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models_in(inner)
