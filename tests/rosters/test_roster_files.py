"""Roster files: read all or nothing, every fault with row and column; written back as they were."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from bot.errors import InputFault
from bot.rosters import FaultyRoster, Row, read, template, tree, write
from bot.texts import texts

HEADINGS = "Đơn vị,Loại,Trực thuộc,Tên gọi khác,Mã,Từ ngày,Đến ngày,Kế thừa bởi"


def roster(folder: Path, *lines: str, headings: str = HEADINGS, encoding: str = "utf-8") -> Path:
    path = folder / "ds.csv"
    path.write_text("\n".join([headings, *lines]) + "\n", encoding=encoding)
    return path


def faults(folder: Path, *lines: str) -> list[tuple[int, str, str]]:
    with pytest.raises(FaultyRoster) as refused:
        read(roster(folder, *lines))
    return [(fault.row, fault.column, fault.problem) for fault in refused.value.faults]


def refused_file(path: Path) -> str:
    with pytest.raises(InputFault) as refused:
        read(path)
    assert texts("vi")(refused.value.key, **{name: str(value) for name, value in refused.value.values.items()})
    return refused.value.key


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_roster_is_read_whatever_separates_its_columns(tmp_path: Path, encoding: str, separator: str) -> None:
    headings, line = (separator.join(cells) for cells in (["Đơn vị", "Loại", "Trực thuộc"], ["Xã A", "xã", ""]))
    assert read(roster(tmp_path, line, headings=headings, encoding=encoding)) == (Row("Xã A", "xã"),)


def test_headings_may_stand_in_any_order_case_and_language(tmp_path: Path) -> None:
    path = roster(tmp_path, "xã,Xã A,XA", headings="LOẠI,don vi,Code")
    assert read(path) == (Row("Xã A", "xã", code="XA"),)


def test_a_parent_may_come_later_in_the_file(tmp_path: Path) -> None:
    units = tree(read(roster(tmp_path, "Thôn 1,thôn,Xã A", "Xã A,xã,"))).units
    assert [(unit.id, unit.name, unit.parent) for unit in units] == [(1, "Thôn 1", 2), (2, "Xã A", None)]


def test_parents_are_found_by_code_and_without_diacritics(tmp_path: Path) -> None:
    units = tree(read(roster(tmp_path, "Xã A,xã,,,XA", "Thôn 1,thôn,XA", "Thôn 2,thôn,xa a"))).units
    assert [unit.parent for unit in units] == [None, 1, 1]


def test_names_that_differ_in_diacritics_alone_are_told_apart(tmp_path: Path) -> None:
    units = tree(read(roster(tmp_path, "Xã Hoa,xã,", "Xã Hòa,xã,", "Thôn 1,thôn,Xã Hòa"))).units
    assert units[2].parent == 2


def test_aliases_and_days_are_read(tmp_path: Path) -> None:
    lines = ['Xã A,xã,,"TT A; A cũ;",01786,1/7/2025,2027-06-30,Xã B', "Xã B,xã,,,,,,"]
    first, _ = read(roster(tmp_path, *lines))
    assert first == Row("Xã A", "xã", None, ("TT A", "A cũ"), "01786", date(2025, 7, 1), date(2027, 6, 30), ("Xã B",))
    assert tree(read(tmp_path / "ds.csv")).units[0].successors == (2,)


def test_decomposed_letters_and_odd_spaces_are_put_right(tmp_path: Path) -> None:
    [row] = read(roster(tmp_path, "  Xa\u0303\u00a0  A ,xa\u0303,"))
    assert (row.name, row.kind) == ("Xã A", "xã")


def test_empty_rows_are_passed_over_but_counted(tmp_path: Path) -> None:
    assert len(read(roster(tmp_path, "Xã A,xã", "", ",,", "Thôn 1,thôn,Xã A"))) == 2
    assert faults(tmp_path, "Xã A,xã", "", ",,", "Thôn 1,,Xã A") == [(5, "kind", "roster-kind-missing")]


@pytest.mark.parametrize(
    ("lines", "row", "column", "problem"),
    [
        (["Xã A,xã", ",thôn,Xã A"], 3, "name", "roster-name-missing"),
        (["Xã A,"], 2, "kind", "roster-kind-missing"),
        (["Xã A,xã,,,,31/2/2025"], 2, "valid_from", "roster-date"),
        (["Xã A,xã,,,,,hôm qua"], 2, "valid_to", "roster-date"),
        (["Xã A,xã,,,,2/7/2025,1/7/2025"], 2, "valid_to", "roster-dates-backwards"),
        (["Xã A,xã", "Thôn 1,thôn,Xã B C D"], 3, "parent", "roster-unknown"),
        (["Xã Tân Lập,xã", "Thôn 1,thôn,Xã Tân Lâp 2"], 3, "parent", "roster-unknown-near"),
        (["Xã A,xã", "Thôn 1,thôn,Xã A", "THÔN 1,thôn,xa a"], 4, "name", "roster-name-twice"),
        (["Xã A,xã,,,01", "Xã B,xã,,,01"], 3, "code", "roster-code-twice"),
        (["Xã A,xã,Xã A"], 2, "parent", "roster-itself"),
        (["Xã A,xã,Xã B", "Xã B,xã,Xã C", "Xã C,xã,Xã A"], 2, "parent", "roster-loop"),
        (["Xã A,xã,,,,,1/7/2025,Nowhere"], 2, "successors", "roster-unknown"),
        (["Xã A,xã,,,,,,Xã B", "Xã B,xã"], 2, "valid_to", "roster-successor-no-end"),
        (["Xã A,xã,,,,,30/6/2025,Xã B", "Xã B,xã,,,,,31/5/2025,"], 2, "successors", "roster-successor-ended"),
        (["Xã A,xã,,,,,30/6/2025,Xã B", "Xã B,xã,,,,2/7/2025,,"], 2, "successors", "roster-successor-gap"),
        (["Xã A,xã,,,,,30/6/2025,Xã B;Xã C", "Xã B,xã"], 2, "successors", "roster-unknown-near"),
        (["Xã A,xã", "Xã B,xã", "T,thôn,Xã A", "T,thôn,Xã B", "X,tổ,T"], 6, "parent", "roster-many"),
    ],
)
def test_a_fault_is_named_by_row_and_column(
    tmp_path: Path, lines: list[str], row: int, column: str, problem: str
) -> None:
    assert faults(tmp_path, *lines) == [(row, column, problem)]


def test_units_beside_a_ring_of_parents_are_not_blamed(tmp_path: Path) -> None:
    assert faults(tmp_path, "T,thôn,Xã A", "Xã A,xã,Xã B", "Xã B,xã,Xã A") == [(3, "parent", "roster-loop")]


def test_one_name_may_return_after_the_other_has_ended(tmp_path: Path) -> None:
    read(roster(tmp_path, "Xã Đại Lãnh,xã,,,cu,,30/6/2025,moi", "Xã Đại Lãnh,xã,,,moi,1/7/2025"))
    assert [unit.successors for unit in tree(read(tmp_path / "ds.csv"))] == [(2,), ()]
    same_time = faults(tmp_path, "Xã Đại Lãnh,xã,,,cu,,1/7/2025,moi", "Xã Đại Lãnh,xã,,,moi,1/7/2025")
    assert same_time == [(3, "name", "roster-name-twice")]


def test_units_that_succeed_each_other_in_a_ring_are_a_fault(tmp_path: Path) -> None:
    ring = ["Xã A,xã,,,,,30/6/2025,Xã B", "Xã B,xã,,,,,31/7/2025,Xã C", "Xã C,xã,,,,,31/8/2025,Xã A", "Xã D,xã"]
    assert faults(tmp_path, *ring) == [(row, "successors", "roster-successor-loop") for row in (2, 3, 4)]


def test_a_unit_may_be_split_into_several(tmp_path: Path) -> None:
    lines = ["Xã A,xã,,,,,30/6/2025,Xã B; C1", "Xã B,xã,,,,1/7/2025", "Xã C,xã,,,C1,1/7/2025"]
    assert tree(read(roster(tmp_path, *lines))).units[0].successors == (2, 3)
    write(tmp_path / "again.csv", read(tmp_path / "ds.csv"))
    assert read(tmp_path / "again.csv") == read(tmp_path / "ds.csv")


def test_of_two_of_one_name_the_one_that_is_there_on_the_next_day_succeeds(tmp_path: Path) -> None:
    lines = [
        "Xã Vạn Thọ,xã,,,,,30/6/2025,Xã Đại Lãnh",
        "Xã Đại Lãnh,xã,,,,,30/6/2025,Xã Đại Lãnh",
        "Xã Đại Lãnh,xã,,,,1/7/2025,,",
        "Thôn Một,thôn,Xã Đại Lãnh,,,1/7/2025,,",
    ]
    found = tree(read(roster(tmp_path, *lines)))
    assert [unit.successors for unit in found] == [(3,), (3,), (), ()]
    assert found[4].parent == 3


def test_a_tone_mark_may_stand_on_either_letter(tmp_path: Path) -> None:
    units = tree(read(roster(tmp_path, "Xã Hoa,xã,", "Xã Hoà,xã,", "Thôn 1,thôn,Xã Hòa"))).units
    assert units[2].parent == 2
    assert faults(tmp_path, "Xã Hoà,xã", "Xã Hòa,xã") == [(3, "name", "roster-name-twice")]


def test_all_faults_are_counted_and_the_first_ten_said(tmp_path: Path) -> None:
    path = roster(tmp_path, *(f"Xã {number}," for number in range(12)))
    with pytest.raises(FaultyRoster) as refused:
        read(path)
    sentence = texts("vi")(refused.value.key, **{name: str(value) for name, value in refused.value.values.items()})
    assert "12 chỗ" in sentence
    assert "Dòng 11, cột Loại" in sentence
    assert "Dòng 12, cột" not in sentence


def test_faults_are_said_in_the_language_asked_for(tmp_path: Path) -> None:
    with pytest.raises(FaultyRoster) as refused:
        read(roster(tmp_path, "Xã A,"), texts("en"))
    assert "Row 2, column Kind" in str(refused.value.values["lines"])


@pytest.mark.parametrize(
    ("headings", "problem"),
    [
        ("Đơn vị,Trực thuộc", "roster-column-missing"),
        ("Xã A,xã", "roster-column-missing"),
        ("Đơn vị,Loại,Số điện thoại", "roster-column-unknown"),
        ("Đơn vị,Loại,loai", "roster-column-twice"),
    ],
)
def test_wrong_headings_are_said(tmp_path: Path, headings: str, problem: str) -> None:
    assert refused_file(roster(tmp_path, "Xã A,xã", headings=headings)) == problem


def test_files_that_are_no_rosters_are_said(tmp_path: Path) -> None:
    assert refused_file(tmp_path / "none.csv") == "roster-not-there"
    assert refused_file(tmp_path / "ds.docx") == "roster-wrong-ending"
    assert refused_file(roster(tmp_path)) == "roster-empty"
    (tmp_path / "ds.xlsx").write_text("no workbook", encoding="utf-8")
    assert refused_file(tmp_path / "ds.xlsx") == "roster-not-xlsx"
    (tmp_path / "ds.csv").write_bytes(HEADINGS.encode("utf-16"))
    assert refused_file(tmp_path / "ds.csv") == "roster-not-utf8"
    (tmp_path / "ds.csv").write_text(HEADINGS + '\n"Xã A,xã\n', encoding="utf-8")
    assert refused_file(tmp_path / "ds.csv") == "roster-not-csv"


def test_numbers_and_days_of_a_spreadsheet_are_read_as_people_mean_them(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEADINGS.split(","))
    sheet.append(["Xã A", "xã", None, None, 1786.0, datetime(2025, 7, 1), None, None])  # noqa: DTZ001  # a cell has no zone
    book.save(tmp_path / "ds.xlsx")
    assert read(tmp_path / "ds.xlsx") == (Row("Xã A", "xã", code="1786", valid_from=date(2025, 7, 1)),)


def test_a_written_spreadsheet_keeps_its_headings_in_sight(tmp_path: Path) -> None:
    template(tmp_path / "mau.xlsx")
    sheet = load_workbook(tmp_path / "mau.xlsx").worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert ",".join(str(cell.value) for cell in sheet[1]) == HEADINGS
    assert sheet.column_dimensions["A"].width > 30


NAMES = st.text("=+-@abc đĐ'\"&<;,", min_size=1, max_size=12).map(str.strip).filter(bool)


@settings(max_examples=60, deadline=None)
@given(name=NAMES, kind=NAMES, day=st.none() | st.dates(date(1990, 1, 1)), ending=st.sampled_from([".csv", ".xlsx"]))
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, name: str, kind: str, day: date | None, ending: str
) -> None:
    path = tmp_path_factory.mktemp("roster") / f"ds{ending}"
    rows = (Row(" ".join(name.split()), " ".join(kind.split()), aliases=("A", "B"), valid_from=day),)
    write(path, rows)
    assert read(path) == rows


@pytest.mark.parametrize("name", ["=1+1", "+84", "-x", "@SUM(A1)"])
def test_a_name_that_looks_like_a_formula_stays_text(tmp_path: Path, name: str) -> None:
    for ending in (".csv", ".xlsx"):
        write(tmp_path / f"ds{ending}", [Row(name, "xã")])
        assert read(tmp_path / f"ds{ending}")[0].name == name
    cell = load_workbook(tmp_path / "ds.xlsx").worksheets[0]["A2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert f"'{name}" in (tmp_path / "ds.csv").read_text(encoding="utf-8-sig")


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputFault) as refused:
        write(tmp_path / "none" / "ds.csv", [Row("Xã A", "xã")])
    assert refused.value.key == "roster-cannot-write"
