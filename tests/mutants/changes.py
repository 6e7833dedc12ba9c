"""The changes that Cosmic Ray can make to a module, without those that mean nothing."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

# Of the eleven signs that may replace another the one that is mistaken for it, and for an order its edge.
BINARY = "Add_Sub Sub_Add Mul_Div Div_Mul FloorDiv_Mul Mod_Mul Pow_Mul BitOr_BitAnd BitAnd_BitOr"
COMPARISON = "Eq_NotEq NotEq_Eq Lt_LtE Lt_GtE LtE_Lt LtE_Gt Gt_GtE Gt_LtE GtE_Gt GtE_Lt Is_IsNot IsNot_Is"
UNARY = "USub_UAdd Invert_UAdd"
OTHER = (
    "NumberReplacer",
    "AddNot",
    "ReplaceTrueWithFalse",
    "ReplaceFalseWithTrue",
    "ReplaceAndWithOr",
    "ReplaceOrWithAnd",
    "ReplaceBreakWithContinue",
    "ReplaceContinueWithBreak",
    "ReplaceUnaryOperator_Delete_Not",
    "ZeroIterationForLoop",
)
OPERATORS = (
    *(f"ReplaceBinaryOperator_{name}" for name in BINARY.split()),
    *(f"ReplaceComparisonOperator_{name}" for name in COMPARISON.split()),
    *(f"ReplaceUnaryOperator_{name}" for name in UNARY.split()),
    *OTHER,
)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one change: the text of the line before and after it, and the whole text after it."""

    module: Path
    line: int
    before: str
    after: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a module can be changed: the Nth place that an operator of Cosmic Ray finds."""

    module: Path
    operator: str
    occurrence: int


def places(module: Path, operators: tuple[str, ...] = OPERATORS) -> Iterator[Place]:
    """Every place at which the module at ``module`` can be changed."""
    nodes = list(ast_nodes(get_ast(module.read_text(encoding="utf-8"))))
    for name in operators:
        operator = get_operator(f"core/{name}")()
        found = sum(len(list(operator.mutation_positions(node))) for node in nodes)
        yield from (Place(module, name, occurrence) for occurrence in range(found))


def mutant(place: Place) -> Mutant | None:
    """The changed module, or nothing where the change is no other program."""
    text = place.module.read_text(encoding="utf-8")
    changed = mutate_code(text, get_operator(f"core/{place.operator}")(), place.occurrence)
    if not _is_python(changed) or _meaning(changed) == _meaning(text):
        return None
    return _mutant(place.module, text, changed)


def _is_python(text: str) -> bool:
    """False where a sign is no operator: the stars that unpack a dictionary."""
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


def _mutant(module: Path, text: str, changed: str) -> Mutant:
    pairs = zip(text.splitlines(), changed.splitlines(), strict=True)
    line, before, after = next((at, old, new) for at, (old, new) in enumerate(pairs, 1) if old != new)
    return Mutant(module, line, " ".join(before.split()), " ".join(after.split()), changed)


def _meaning(text: str) -> str:
    """The program that ``text`` is, without what only a reader or a type checker looks at."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        for name in ("annotation", "returns"):
            if not _is_annotated(getattr(node, name, None)):
                setattr(node, name, ast.Constant(value=None))
        if isinstance(node, ast.ClassDef):  # slots and frozen guard against code, not against numbers
            node.decorator_list = []
    return ast.dump(tree)


def _is_annotated(annotation: ast.expr | None) -> bool:
    """Whether an annotation holds values for the program, such as the limits of a setting."""
    return isinstance(annotation, ast.Subscript) and ast.unparse(annotation.value) == "Annotated"
