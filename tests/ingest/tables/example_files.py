"""Small files of each layout, with the column names of the sources."""

import io
import time
import zipfile
from collections.abc import Mapping, Sequence

import openpyxl

from metrics.ingest.tables.reader import read
from metrics.ingest.tables.uploaded_series import Faults, Preview, Series

COMTRADE = (
    "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,"
    "flowCode,flowDesc,partnerCode,partnerISO,partnerDesc,partner2Code,partner2ISO,partner2Desc,"
    "classificationCode,classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,aggrLevel,isLeaf,"
    "customsCode,customsDesc,mosCode,motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,isQtyEstimated,altQtyUnitCode,altQtyUnitAbbr,"
    "altQty,isAltQtyEstimated,netWgt,isNetWgtEstimated,grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue,"
    "legacyEstimationFlag,isReported,isAggregate"
)
COMTRADE_BEFORE = (
    "Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,Trade Flow Code,Trade Flow,"
    "Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,Commodity Code,Commodity,"
    "Qty Unit Code,Qty Unit,Qty,Netweight (kg),Trade Value (US$),Flag"
)

USD = "billion_USD/year"
SECONDS = 2  # of the processor, so that other work on the machine does not count
PLAIN: list[list[object]] = [["year", "exports"], [2019, 5]]


def timely(content: bytes) -> str:
    """The result for ``content``; fails if reading takes too long."""
    began = time.process_time()
    found = read(content, unit=USD)
    assert time.process_time() - began < SECONDS
    return "\n".join(found.problems) if isinstance(found, Faults) else ""


def comtrade(*rows: Mapping[str, object]) -> bytes:
    """A file of Comtrade+; each row gives its differences from total exports of AAA to BBB in 2019."""
    usual = {
        "typeCode": "C",
        "freqCode": "A",
        "refYear": 2019,
        "reporterISO": "AAA",
        "reporterDesc": "Aland",
        "flowCode": "X",
        "partnerISO": "BBB",
        "partnerDesc": "Bland",
        "partner2Code": 0,
        "cmdCode": "TOTAL",
        "cmdDesc": "All Commodities",
        "customsCode": "C00",
        "mosCode": 0,
        "motCode": 0,
        "primaryValue": 5e9,
    }
    # In a download each row has one comma more than the header.
    lines = [
        ",".join(str({**usual, **row}.get(name, "")) for name in COMTRADE.split(",")) + "," for row in rows
    ]
    return "\n".join([COMTRADE, *lines]).encode()


def book(*sheets: Sequence[Sequence[object]], hidden: Sequence[int] = ()) -> bytes:
    """A workbook with these sheets."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for at, rows in enumerate(sheets):
        sheet = made.create_sheet(f"Sheet{at}")
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if at in hidden else "visible"
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def archived(content: bytes, parts: dict[str, bytes]) -> bytes:
    """The archive with ``parts`` added or replaced."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, data in parts.items():
            new.writestr(name, data)
    return held.getvalue()


def series(content: bytes, unit: str | None = None, **choose: str) -> Series:
    """The series in ``content``; fails if there are questions."""
    found = read(content, unit=unit, choose=choose)
    assert isinstance(found, Preview), found
    assert found.series is not None, found.questions
    return found.series


def asked(content: bytes, unit: str | None = None, **choose: str) -> dict[str, list[str]]:
    """The open questions with their options."""
    found = read(content, unit=unit, choose=choose)
    assert isinstance(found, Preview), found
    assert found.series is None
    return {question.name: list(question.options) for question in found.questions}


def problems(content: bytes, unit: str | None = None, **choose: str) -> str:
    """All faults of ``content``, one line each."""
    found = read(content, unit=unit, choose=choose)
    assert isinstance(found, Faults), found
    return "\n".join(found.problems)
