"""Faults of fact files: each is told with its file, its line and how to mend it; nothing else is raised."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from invented import WITNESS

from bot.facts import FactsError, load_facts

BAD_FILES = sorted((Path(__file__).parent / "bad_facts").glob("*.toml"))


@pytest.mark.parametrize("file", BAD_FILES, ids=lambda file: file.stem)
def test_a_faulty_file_is_refused_with_the_line_and_the_remedy(file: Path, tmp_path: Path) -> None:
    (tmp_path / "a_temoin.toml").write_text(WITNESS, encoding="utf-8")
    shutil.copy(file, tmp_path)
    header = (line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("# "))
    expected = [
        line.removeprefix("# ").replace("a_temoin.toml", f"{tmp_path}/a_temoin.toml") for line in header
    ]
    with pytest.raises(FactsError) as error:
        load_facts([tmp_path])
    assert [*error.value.problems] == [f"{tmp_path}/{problem}" for problem in expected]
    assert str(error.value).splitlines() == [*error.value.problems]


ODD_VALUES = [
    "1",
    "-1.5",
    "nan",
    "true",
    '""',
    '"x"',
    "[]",
    "[1]",
    "[[]]",
    "{}",
    "{ x = 1 }",
    "2024-02-03",
    "2024-01-01T08:00:00Z",
]


@pytest.mark.parametrize("odd", ODD_VALUES)
def test_no_odd_value_makes_loading_stumble(odd: str, tmp_path: Path) -> None:
    faulty = 0
    for key in re.findall(r"\w+ = ", WITNESS):
        value = rf"(\b{key})(\[.*\]|\{{.*\}}|\"[^\"]*\"|[^\s,}}]+)"
        text = re.sub(value, lambda found: found[1] + odd, WITNESS, count=1)
        (tmp_path / "temoin.toml").write_text(text, encoding="utf-8")
        faulty += bool(problems_of(tmp_path))
    assert faulty >= 8


def problems_of(folder: Path) -> tuple[str, ...]:
    try:
        load_facts([folder])
    except FactsError as error:
        return error.problems
    return ()


def test_all_faults_of_all_files_come_together(tmp_path: Path) -> None:
    for name in ("unite_inconnue", "cle_en_double", "source_jamais_citee"):
        shutil.copy(Path(__file__).parent / "bad_facts" / f"{name}.toml", tmp_path)
    with pytest.raises(FactsError) as error:
        load_facts([tmp_path])
    named = [Path(problem.partition(":")[0]).stem for problem in error.value.problems]
    assert {"unite_inconnue", "cle_en_double", "source_jamais_citee"} <= set(named)


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "vieux.toml").write_bytes('label = "coût"'.encode("cp1252"))
    with pytest.raises(
        FactsError, match=r"vieux\.toml : octet 11 illisible ; enregistrer le fichier en UTF-8"
    ):
        load_facts([tmp_path])


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "fiche.toml").mkdir()
    with pytest.raises(FactsError, match=r"fiche\.toml : lecture impossible \(.+\) ; vérifier les droits"):
        load_facts([tmp_path])


def test_a_folder_without_files_is_named(tmp_path: Path) -> None:
    with pytest.raises(FactsError, match=r"ailleurs : aucune fiche \.toml ; indiquer un dossier de faits"):
        load_facts([tmp_path / "ailleurs"])


def test_a_subject_of_two_folders_is_refused_once(tmp_path: Path) -> None:
    for folder in ("ici", "la"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "temoin.toml").write_text(WITNESS, encoding="utf-8")
    with pytest.raises(FactsError) as error:
        load_facts([tmp_path / "ici", tmp_path / "la"])
    assert error.value.problems == (
        f"{tmp_path}/la/temoin.toml:2 : subject : le sujet « temoin » existe déjà dans "
        f"{tmp_path}/ici/temoin.toml ; renommer l’un des deux fichiers",
    )
