"""The layout of each source gives the same series."""

import pytest

from metrics.ingest.tables.reader import read
from metrics.ingest.tables.uploaded_series import Preview
from tests.ingest.tables.example_files import COMTRADE_BEFORE, asked, book, comtrade, problems, series

OLD = (
    f"{COMTRADE_BEFORE}\n"
    "H4,2019,2019,2019,0,0,2,Export,1,Aland,AAA,2,Bland,BBB,TOTAL,All,1,None,,,5000000000,0\n"
    "H4,2019,2019,2019,0,0,1,Import,1,Aland,AAA,2,Bland,BBB,TOTAL,All,1,None,,,3000000000,0\n"
)
WITS_QUERY = (
    "Nomenclature,ReporterISO3,ProductCode,ReporterName,PartnerISO3,PartnerName,Year,TradeFlowName,"
    "TradeFlowCode,TradeValue in 1000 USD\n"
    "H3,AAA,Total,Aland,BBB,Bland,2019,Gross Exports,6,5000000\n"
    "H3,AAA,Total,Aland,BBB,Bland,2019,Gross Imports,5,3000000\n"
)
WITS_PRODUCT = (
    "Reporter,TradeFlow,ProductCode,Product Description,Year,Partner,Trade Value 1000USD,Quantity,"
    "Quantity Unit\n"
    'AAA,Export,Total,"All, in all",2019,BBB,"5,000,000",,\n'
    'AAA,Import,Total,"All, in all",2019,BBB,"3,000,000",,\n'
)
WITS_PROFILE = (
    "Reporter Name,Partner Name,Year,Export (US$ Thousand),Import (US$ Thousand),Export Partner Share (%)\n"
    "AAA,BBB,2019,5000000,3000000,4.2\n"
)
WITS_YEARS = (
    "Reporter Name,Partner Name,Trade Flow,Product Group,Indicator,2018,2019\n"
    "AAA,BBB,Export,  All Products,Export (US$ Thousand),,5000000\n"
    "AAA,BBB,Import,  All Products,Import (US$ Thousand),,3000000\n"
)
SDMX = (
    "DATAFLOW,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,UNIT_MULT,OBS_STATUS\n"
    "IMF.STA:IMTS(1.0.0),AAA,XG_FOB_USD,BBB,A,2019,5000,6,A\n"
    "IMF.STA:IMTS(1.0.0),AAA,MG_CIF_USD,BBB,A,2019,3000,6,E\n"
    "IMF.STA:IMTS(1.0.0),AAA,TBG_USD,BBB,A,2019,2000,6,E\n"
    "IMF.STA:IMTS(1.0.0),AAA,XG_FOB_USD,BBB,Q,2019-Q1,1000,6,A\n"
)
SDMX_2 = (
    "STRUCTURE,STRUCTURE_ID,ACTION,FREQ: Frequency,REF_AREA: Reporter,COUNTERPART_AREA: Partner,"
    "TRADE_FLOW: Flow,TIME_PERIOD: Time,OBS_VALUE: Value,UNIT_MEASURE: Unit,UNIT_MULT: Power\n"
    "dataflow,OECD:DSD_BIMTS@DF(1.0),I,A: Annual,AAA: Aland,BBB: Bland,X: Exports,2019,5,USD_EXC: US$,9: Bn\n"
    "dataflow,OECD:DSD_BIMTS@DF(1.0),I,A: Annual,AAA: Aland,BBB: Bland,M: Imports,2019,3,USD_EXC: US$,9: Bn\n"
)
PLAIN = (
    "year\treporter\tpartner\tExports (billion_USD/year)\tImports (billion_USD/year)\n2019\tAAA\tBBB\t5\t3\n"
)
TRADE_MAP = (
    "List of importing markets for a product exported by Aland\tProduct: TOTAL All products\n"
    "Unit : US Dollar thousand\n\n"
    "Importers\tExported value in 2018\tExported value in 2019\n"
    "World\t9,000,000\t9,500,000\n"
    "BBB\t\t5,000,000\n"
    "Sources: ITC calculations\n"
)


@pytest.mark.parametrize(
    ("content", "layout"),
    [
        (comtrade({}, {"flowCode": "M", "primaryValue": 3e9}).decode(), "UN Comtrade"),
        (OLD, "UN Comtrade, before 2023"),
        (WITS_QUERY, "WITS, advanced query"),
        (WITS_PRODUCT, "WITS, by product"),
        (WITS_PROFILE, "WITS, country profile"),
        (WITS_YEARS, "WITS, time series"),
        (SDMX, "SDMX-CSV"),
        (SDMX_2, "SDMX-CSV"),
        (PLAIN, "a plain table"),
    ],
)
def test_the_layout_of_a_source_is_read_in_billions(content: str, layout: str) -> None:
    found = read(content.encode())
    assert isinstance(found, Preview), found
    assert found.layout == layout
    got = series(content.encode())
    assert (got.values_by_year("exports"), got.values_by_year("imports"), got.values_by_year("turnover")) == (
        {2019: 5.0},
        {2019: 3.0},
        {2019: 8.0},
    )
    assert (got.reporter, got.partner, got.unit) == ("AAA", "BBB", "billion_USD/year")


def test_trade_map_is_read_below_its_title_and_asks_for_the_partner() -> None:
    assert asked(TRADE_MAP.encode()) == {"partner": ["BBB", "World"]}
    got = series(TRADE_MAP.encode(), partner="BBB")
    assert (got.values_by_year("exports"), got.reporter) == ({2019: 5.0}, "")
    found = read(TRADE_MAP.encode(), choose={"partner": "BBB"})
    assert isinstance(found, Preview)
    assert any("exported by Aland" in note for note in found.notes)


def test_trade_map_names_the_reporters_where_it_lists_exporters_of_exports() -> None:
    content = b"Exporters\tExported value in 2019\nAAA\t5\n"
    assert asked(content) == {
        "unit": ["USD/year", "thousand_USD/year", "million_USD/year", "billion_USD/year"]
    }
    assert series(content, unit="billion_USD/year").reporter == "AAA"


def test_quarters_of_trade_map_are_not_years() -> None:
    content = b"Importers\tExported value in 2019-Q1\nBBB\t5\n"
    assert "row 2, column Exported value in 2019-Q1: must be a calendar year, got '2019-Q1'" in problems(
        content, unit="USD/year"
    )


def test_a_breakdown_beside_its_total_is_left_out_and_told() -> None:
    found = read(comtrade({}, {"motCode": 1000, "primaryValue": 1}, {"flowCode": "RX"}))
    assert isinstance(found, Preview)
    assert found.series is not None
    assert found.series.values_by_year("exports") == {2019: 5.0}
    assert "motCode: 0 is read; other rows, left out: 1." in found.notes
    assert "flowCode: left out are RX (rows: 1)." in found.notes


def test_a_breakdown_without_its_total_is_asked() -> None:
    content = comtrade({"motCode": 1000}, {"motCode": 2000, "primaryValue": 1e9})
    assert asked(content) == {"motCode".lower(): ["1000", "2000"]}
    assert series(content, motcode="2000").values_by_year("exports") == {2019: 1.0}


def test_several_reporters_and_commodities_are_asked_one_after_the_other() -> None:
    content = comtrade(
        {}, {"cmdCode": "85"}, {"reporterISO": "BBB", "reporterDesc": "Bland", "partnerISO": "AAA"}
    )
    assert asked(content) == {"reporter": ["AAA", "BBB"]}
    found = read(content)
    assert isinstance(found, Preview)
    assert found.questions[0].options["AAA"] == "AAA, Aland"
    assert asked(content, reporter="AAA") == {"commodity": ["85", "TOTAL"]}
    assert series(content, reporter="AAA", commodity="TOTAL").values_by_year("exports") == {2019: 5.0}


def test_months_alone_are_refused() -> None:
    assert "freqCode: must hold yearly rows, A, got M" in problems(comtrade({"freqCode": "M"}))


def test_a_plain_value_asks_what_it_counts_and_in_what() -> None:
    assert list(asked(b"year,value\n2019,5\n")) == ["measure", "unit"]
    got = series(b"year,value\n2019,5\n", unit="million_EUR/year", measure="turnover")
    assert (got.values_by_year("turnover"), got.unit) == ({2019: 0.005}, "billion_EUR/year")


def test_mixed_units_are_refused() -> None:
    mixed = b"year,exports (million_USD/year),imports (billion_USD/year)\n2019,5,3\n"
    assert "all columns must be in one unit" in problems(mixed)
    assert "all rows must be in one unit, got UNIT_MULT 3, 6" in problems(
        SDMX.replace("3000,6", "3000,3").encode()
    )


def test_a_unit_other_than_the_stated_one_is_refused() -> None:
    assert "the file states the unit USD/year" in problems(comtrade({}), unit="million_USD/year")


@pytest.mark.parametrize("answer", ["EUR", "$/year", "million_USD"])
def test_a_unit_is_an_amount_of_a_currency_a_year(answer: str) -> None:
    assert "such as million_USD/year" in problems(b"year,exports\n2019,5\n", unit=answer)


@pytest.mark.parametrize(
    ("choose", "rule"),
    [
        ({"commodity": "nothing"}, ""),
        ({"colour": "red"}, "an answer must be to one of"),
        ({"reporter": "CCC"}, "reporter must be one of the column reporterISO, got 'CCC'"),
    ],
)
def test_an_answer_that_is_none_is_named(choose: dict[str, str], rule: str) -> None:
    content = comtrade({}, {"reporterISO": "BBB"})
    if rule:
        assert rule in problems(content, **choose)
    else:
        assert "reporter" in asked(content, **choose)


def test_a_workbook_is_read_as_its_text_would_be() -> None:
    rows: list[list[object]] = [
        ["year", "exports (million_USD/year)"],
        [2019, 5000.0],
        [2020, "6,000.5"],
        [None, None],
    ]
    assert series(book(rows)).values_by_year("exports") == {2019: 5.0, 2020: 6.0005}


def test_a_series_written_out_as_a_plain_table_comes_back() -> None:
    got = series(
        comtrade({}, {"flowCode": "M", "primaryValue": 1 / 3}, {"refYear": 2020, "primaryValue": 7.1e9})
    )
    lines = [f"{row.year},{row.measure},{row.value!r},AAA,BBB" for row in got.rows]
    text = "\n".join(["year,flow,value (billion_USD/year),reporter,partner", *lines])
    assert series(text.encode()) == got


def test_trade_map_names_the_partners_where_it_lists_exporters_of_imports() -> None:
    got = series(b"Exporters\tImported value in 2019\nBBB\t5\n", unit="billion_USD/year")
    assert (got.values_by_year("imports"), got.reporter, got.partner) == ({2019: 5.0}, "", "BBB")


def test_a_known_layout_has_decimal_points_unless_it_was_saved_anew_with_semicolons() -> None:
    one = WITS_PRODUCT.replace("5,000,000", "5,000").replace("3,000,000", "3,000")
    assert series(one.encode()).values_by_year("exports") == {2019: 0.005}
    saved = comtrade({"primaryValue": "1.234"}).replace(b",", b";")
    assert asked(saved) == {"decimal": ["point", "comma"]}
