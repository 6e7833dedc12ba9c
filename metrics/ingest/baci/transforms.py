"""The computation as Ibis expressions, the same for every engine.

Values are exact decimals in thousand US$ until the last step, so that a sum does not depend on the
order of addition: the same input gives the same table, to the last bit.
"""

import functools
import operator
from collections.abc import Mapping, Sequence

import ibis
import ibis.expr.types as ir

from metrics.ingest.baci.product_groups import Group

FAULTS = ("bad_fields", "bad_year", "bad_code", "bad_product", "bad_value", "negative")
PAIR = ("economy_a", "economy_b")
FLOOR = 100_000
"""Thousand US$ (0.1 billion) that a pair must have reached in one year to be kept."""
_PER_BILLION = 1e6


def rows(raw: ir.Table) -> ir.Table:
    """The text columns of a BACI file and the parsed values; invalid ones are null.

    A product code of five characters has lost its leading zero, which is restored.
    """
    text = {name: raw[name].strip() for name in ("t", "i", "j", "k", "v")}
    return raw.mutate(
        year=text["t"].try_cast("int32"),
        exporter=text["i"].try_cast("int32"),
        importer=text["j"].try_cast("int32"),
        product=ibis.ifelse(text["k"].length() == 5, ibis.literal("0") + text["k"], text["k"]),  # noqa: PLR2004
        value=text["v"].try_cast("decimal(18, 6)"),
    )


def faults(found: ir.Table, year: int) -> Mapping[str, ir.BooleanValue]:
    """The rules for a row of the file of ``year``, by name; each is true where the row breaks it."""
    chapter = found.product.left(2).try_cast("int16")
    return {
        "bad_fields": found.more.notnull(),
        "bad_year": found.year.isnull() | (found.year != year),
        "bad_code": found.exporter.isnull() | found.importer.isnull(),
        "bad_product": (found.product.length() != 6) | chapter.isnull(),  # noqa: PLR2004
        "bad_value": found.value.isnull(),
        "negative": found.value < 0,
    }


def broken_rows(raw: ir.Table, year: int, fault: str) -> ir.Table:
    """The rows, as text, that break the rule ``fault``."""
    found = rows(raw)
    return found.filter(faults(found, year)[fault]).select(raw.columns).order_by("t", "i", "j", "k", "v")


def repeated_flows(raw: ir.Table) -> ir.Table:
    """Exporter, importer and product that occur more than once, with the number of ``rows``."""
    counted = rows(raw).group_by("exporter", "importer", "product").agg(rows=lambda t: t.count())
    return counted.filter(counted.rows > 1).order_by("exporter", "importer", "product")


def cells(raw: ir.Table, year: int, groups: Sequence[Group] | None) -> ir.Table:
    """One year's flows by exporter and importer: ``value``, number of ``rows`` and of faults.

    With ``groups`` also by HS ``chapter`` and by membership in each group, so that chapters and groups
    are sums of cells.
    """
    found = rows(raw)
    flows = (
        found.mutate(**faults(found, year))
        .group_by("exporter", "importer", "product")
        .agg(
            rows=lambda t: t.count(),
            value=lambda t: t.value.sum(),
            **{name: _total(name) for name in FAULTS},
        )
    )
    keys = {"chapter": flows.product.left(2)} if groups is not None else {}
    keys |= {group.id: _membership(flows.product, group) for group in groups or ()}
    return (
        flows.mutate(**keys)
        .group_by("exporter", "importer", *keys)
        .agg(
            rows=_total("rows"),
            value=lambda t: t.value.sum().cast("decimal(38, 6)"),
            repeated=lambda t: (t.rows > 1).sum(),
            **{name: _total(name) for name in FAULTS},
        )
        .order_by("exporter", "importer", *keys)
    )


def _total(name: str) -> ibis.Deferred:
    return ibis._[name].cast("int64").sum().coalesce(0)


def _membership(product: ir.StringValue, group: Group) -> ir.BooleanValue:
    lengths = sorted({len(code) for code in group.codes})
    matches = (product.left(n).isin([code for code in group.codes if len(code) == n]) for n in lengths)
    return functools.reduce(operator.or_, matches).coalesce(False)


def product_cells(cells: ir.Table, groups: Sequence[Group]) -> ir.Table:
    """Cells by ``product``: each HS chapter and each group; a flow can be in several."""
    columns = ("exporter", "importer", "year", "rows", "value")
    chapters = cells.select(*columns, product=cells.chapter)
    members = (cells.filter(cells[g.id]).select(*columns, product=ibis.literal(g.id)) for g in groups)
    return ibis.union(chapters, *members)


def name_economies(cells: ir.Table, codes: ir.Table) -> ir.Table:
    """Cells with the alpha-3 codes of both economies; null if a code has none.

    ``codes`` has the columns ``code`` and ``iso3``.
    """
    sellers = codes.select(exporter=codes.code, seller=codes.iso3)
    buyers = codes.select(importer=codes.code, buyer=codes.iso3)
    joined = cells.left_join(sellers, "exporter").left_join(buyers, "importer")
    ends = (joined.seller, joined.buyer)
    return joined.drop("exporter_right", "importer_right").mutate(
        economy_a=ibis.least(*ends), economy_b=ibis.greatest(*ends)
    )


def two_way_flows(named: ir.Table, *keys: str) -> ir.Table:
    """Thousand US$ by pair, year and further ``keys``, in each direction and in total.

    There is a row if at least one direction is recorded; the other then counts as zero.
    """
    between = named.filter(named.seller.notnull(), named.buyer.notnull(), named.seller != named.buyer)
    summed = between.group_by(*PAIR, "year", *keys).agg(
        a_to_b=between.value.sum(where=between.seller == between.economy_a).coalesce(0),
        b_to_a=between.value.sum(where=between.seller == between.economy_b).coalesce(0),
    )
    return summed.mutate(both=summed.a_to_b + summed.b_to_a)


def large_pairs(flows: ir.Table) -> ir.Table:
    """The pairs of ``two_way_flows`` that reached ``FLOOR`` in at least one year."""
    most = flows.group_by(*PAIR).agg(most=flows.both.max())
    return most.filter(most.most >= FLOOR).select(*PAIR)


def turnover(flows: ir.Table, kept: ir.Table, *keys: str) -> ir.Table:
    """The output table, in billion US$ a year, of the pairs in ``kept``, sorted."""
    names = (*PAIR, "year", *keys)
    amounts = {"turnover": "both", "a_to_b": "a_to_b", "b_to_a": "b_to_a"}
    billions = flows.semi_join(kept, PAIR).select(
        *names, **{name: flows[way].cast("float64") / _PER_BILLION for name, way in amounts.items()}
    )
    return billions.order_by(*names)


def account(named: ir.Table, kept: ir.Table) -> ir.Table:
    """The input rows by ``reason`` for keeping or dropping them: number of ``rows`` and ``value``."""
    joined = named.left_join(kept.mutate(kept=True), PAIR)
    reason = ibis.cases(
        (joined.seller.isnull() | joined.buyer.isnull(), "no_iso3"),
        (joined.seller == joined.buyer, "same_economy"),
        (joined.kept.isnull(), "small_pair"),
        else_="kept",
    )
    labelled = joined.select("rows", "value", reason=reason).group_by("reason")
    return labelled.agg(rows=_total("rows"), value=ibis._.value.sum()).order_by("reason")
